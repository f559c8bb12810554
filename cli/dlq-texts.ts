import type { TerminalLanguage } from '../local/terminal-language';
import type { Look } from './dlq-list';
import { targetTextsIn } from './target-texts';

/** What `dlq` says, in one language. */
export interface DlqTexts {
  readonly summary: string;
  readonly help: string;
  readonly whatToDo: (given: string) => string;
  readonly badDuration: (option: string, given: string) => string;
  readonly badRate: (most: number) => string;
  readonly columns: readonly [string, string, string, string, string];
  readonly looking: (seen: number, total: number) => string;
  readonly counts: (look: Look) => readonly string[];
  readonly showWhich: string;
  readonly noSuchLetter: (id: string) => string;
  readonly severalStartWith: (id: string) => string;
  readonly explain: (reason: string) => readonly string[];
  /** `hidden`: letters behind those, of which nobody knows yet whether they are meant. */
  readonly confirmRedrive: (count: number, hidden: number, target: string) => string;
  readonly redriven: (count: number) => readonly string[];
  readonly confirmDrop: (count: number, hidden: number, target: string, archive: string) => string;
  readonly dropped: (count: number, archive: string) => readonly string[];
  readonly cannotArchive: (archive: string, reason: string) => string;
  readonly notWorthIt: (count: number) => string;
  readonly nothingToDo: string;
  readonly moving: (moved: number, expected: number) => string;
}

const REASONS_EN: Readonly<Record<string, string>> = {
  'send-rejected':
    'The send API refused this reply for good; "status" is its answer. Mend the cause (number, account, text of the reply), then redrive it.',
  'retries-exhausted':
    'Every attempt failed, the last one for "lastFailure". When the send API works again: redrive it.',
  'max-receive-count':
    'The function died each time, or the send token was missing for days. See the logs with: npm run whatz -- tail --since 1d',
  unreadable: 'This version cannot read it. After an update that can: dlq redrive --reason unreadable',
  'not-an-object': 'A signed webhook that is no JSON object. Nobody can answer it; tell WhatzMeAPI, then drop it.',
  'no-event': 'A signed webhook without an event. Nobody can answer it; tell WhatzMeAPI, then drop it.',
  'wrong-shape': 'A signed webhook of a shape that this version does not know. Update, then redrive it by its reason.',
  'no-usable-id': 'A message without an id. It cannot be answered safely; tell WhatzMeAPI, then drop it.',
};

const REASONS_ES: Readonly<Record<string, string>> = {
  'send-rejected':
    'La API de envío rechazó esta respuesta en definitiva; "status" es lo que contestó. Corrige la causa (número, cuenta, texto) y reenvíala con redrive.',
  'retries-exhausted':
    'Fallaron todos los intentos, el último por "lastFailure". Cuando la API de envío vuelva a funcionar: redrive.',
  'max-receive-count':
    'La función se cayó cada vez, o faltó el token de envío durante días. Mira los registros: npm run whatz -- tail --since 1d',
  unreadable: 'Esta versión no lo sabe leer. Tras actualizar a una que sí: dlq redrive --reason unreadable',
  'not-an-object':
    'Un webhook firmado que no es un objeto JSON. Nadie puede contestarlo; avisa a WhatzMeAPI y deséchalo.',
  'no-event': 'Un webhook firmado sin evento. Nadie puede contestarlo; avisa a WhatzMeAPI y deséchalo.',
  'wrong-shape':
    'Un webhook firmado de una forma que esta versión no conoce. Actualiza y reenvíalo con redrive por su motivo.',
  'no-usable-id': 'Un mensaje sin id. No se puede contestar con seguridad; avisa a WhatzMeAPI y deséchalo.',
};

const orMore = (hidden: number) => (hidden === 0 ? '' : `, and up to ${hidden} behind them,`);
const oMas = (hidden: number) => (hidden === 0 ? '' : `, y hasta ${hidden} que hay detrás,`);

const en: DlqTexts = {
  summary: 'list, show, redrive and drop dead letters',
  help: `Usage: npm run whatz -- dlq <what> [id…] [options]

Messages that could not be answered wait 14 days in the dead-letter queue.

What:
  list               what is in it and why; nothing personal is shown
  show <id>          one letter whole, WITH what the customer wrote
  redrive [id…]      puts letters back on the queue to be answered. Shows how
                     many, and asks. No customer is answered twice
  drop [id…]         writes letters to a file, then deletes them. Asks

Which (all that is given must hold):
  id…                as list shows it; its beginning is enough
  --reason <reason>  such as send-rejected or retries-exhausted
  --chat <pseudonym> of one chat; see: whatz pseudonym
  --older <time>     there for at least 30m, 2h, 3d
  --newer <time>     there for at most 30m, 2h, 3d

Options:
  --rate <n>         letters per second                      (5)
  --archive <file>   where drop writes them        (dead-letters-<time>.jsonl)
  --yes              does not ask
  --json             as JSON
${targetTextsIn('en').help}

Examples:
  npm run whatz -- dlq list
  npm run whatz -- dlq redrive --reason retries-exhausted`,
  whatToDo: (given) =>
    `${given === '' ? 'Say what to do' : `There is no "dlq ${given}"`}: list, show, redrive or drop.`,
  badDuration: (option, given) => `--${option} takes a time such as 30m, 2h or 3d, not "${given}".`,
  badRate: (most) => `--rate takes letters per second, up to ${most}.`,
  columns: ['ID', 'AGE', 'REASON', 'ATTEMPTS', 'CHAT'],
  looking: (seen, total) => `Looking: ${seen} of ${total}`,
  counts: ({ meant, seen, total }) => [
    total === 0 ? 'No dead letters.' : `${meant.length} of ${total} dead letters.`,
    ...(seen < total
      ? [
          `${total - seen} could not be seen: SQS hides them behind others of the same chat, or somebody else is looking.`,
        ]
      : []),
  ],
  showWhich: 'Say which: dlq show <id>. The ids are in: dlq list',
  noSuchLetter: (id) => `There is no dead letter ${id}. Those there are: dlq list`,
  severalStartWith: (id) => `Several ids start with ${id}; give more of it.`,
  explain: (reason) => (REASONS_EN[reason] === undefined ? [] : ['', REASONS_EN[reason]]),
  confirmRedrive: (count, hidden, target) =>
    `Put ${count} dead letter${count === 1 ? '' : 's'}${orMore(hidden)} of ${target} back on the queue? The customers are answered. [y/N]`,
  redriven: (count) => [`${count} on the queue again. Watch them with: npm run whatz -- tail`],
  confirmDrop: (count, hidden, target, archive) =>
    `Delete ${count} dead letter${count === 1 ? '' : 's'}${orMore(hidden)} of ${target}, after writing them to ${archive}? Their customers are not answered. [y/N]`,
  dropped: (count, archive) => [
    `${count} dropped. ${archive} holds what customers wrote: keep it safe and delete it when you can.`,
  ],
  cannotArchive: (archive, reason) => `${archive} cannot be written (${reason}), so nothing more was deleted.`,
  notWorthIt: (count) =>
    `${count} left out: this version does not understand them, and they would only come back. Name their --reason to redrive them.`,
  nothingToDo: 'No dead letter is meant by that.',
  moving: (moved, expected) => `${moved} of ${expected}`,
};

const es: DlqTexts = {
  summary: 'lista, muestra, reenvía y desecha mensajes apartados',
  help: `Uso: npm run whatz -- dlq <qué> [id…] [opciones]

Los mensajes que no se pudieron contestar esperan 14 días apartados en la
dead-letter queue.

Qué:
  list               qué hay y por qué; no muestra nada personal
  show <id>          un mensaje completo, CON lo que escribió el cliente
  redrive [id…]      los devuelve a la cola para contestarlos. Muestra cuántos
                     son y pregunta. A ningún cliente se le contesta dos veces
  drop [id…]         los escribe en un archivo y los borra. Pregunta

Cuáles (se debe cumplir todo lo que des):
  id…                como lo muestra list; basta el principio
  --reason <motivo>  como send-rejected o retries-exhausted
  --chat <seudónimo> de un chat; ve: whatz pseudonym
  --older <tiempo>   que lleven al menos 30m, 2h, 3d
  --newer <tiempo>   que lleven cuando mucho 30m, 2h, 3d

Opciones:
  --rate <n>         mensajes por segundo                    (5)
  --archive <arch.>  dónde los escribe drop        (dead-letters-<hora>.jsonl)
  --yes              no pregunta
  --json             en JSON
${targetTextsIn('es').help}

Ejemplos:
  npm run whatz -- dlq list
  npm run whatz -- dlq redrive --reason retries-exhausted`,
  whatToDo: (given) => `${given === '' ? 'Di qué hacer' : `No existe "dlq ${given}"`}: list, show, redrive o drop.`,
  badDuration: (option, given) => `--${option} lleva un tiempo como 30m, 2h o 3d, no "${given}".`,
  badRate: (most) => `--rate lleva mensajes por segundo, hasta ${most}.`,
  columns: ['ID', 'EDAD', 'MOTIVO', 'INTENTOS', 'CHAT'],
  looking: (seen, total) => `Revisando: ${seen} de ${total}`,
  counts: ({ meant, seen, total }) => [
    total === 0 ? 'No hay mensajes apartados.' : `${meant.length} de ${total} mensajes apartados.`,
    ...(seen < total
      ? [
          `${total - seen} no se pudieron ver: SQS los oculta detrás de otros del mismo chat, o alguien más está revisando.`,
        ]
      : []),
  ],
  showWhich: 'Di cuál: dlq show <id>. Los ids están en: dlq list',
  noSuchLetter: (id) => `No hay un mensaje apartado ${id}. Los que hay: dlq list`,
  severalStartWith: (id) => `Varios ids empiezan con ${id}; escribe más.`,
  explain: (reason) => (REASONS_ES[reason] === undefined ? [] : ['', REASONS_ES[reason]]),
  confirmRedrive: (count, hidden, target) =>
    `¿Devolver ${count} ${count === 1 ? 'mensaje apartado' : 'mensajes apartados'}${oMas(hidden)} de ${target} a la cola? A esos clientes se les contesta. [s/N]`,
  redriven: (count) => [`${count} de nuevo en la cola. Míralos con: npm run whatz -- tail`],
  confirmDrop: (count, hidden, target, archive) =>
    `¿Borrar ${count} ${count === 1 ? 'mensaje apartado' : 'mensajes apartados'}${oMas(hidden)} de ${target}, después de escribirlos en ${archive}? A esos clientes no se les contesta. [s/N]`,
  dropped: (count, archive) => [
    `${count} desechados. ${archive} tiene lo que escribieron los clientes: guárdalo bien y bórralo cuando puedas.`,
  ],
  cannotArchive: (archive, reason) => `No se puede escribir ${archive} (${reason}); no se borró nada más.`,
  notWorthIt: (count) =>
    `${count} quedaron fuera: esta versión no los entiende y solo volverían. Para reenviarlos, da su --reason.`,
  nothingToDo: 'Ningún mensaje apartado cumple con eso.',
  moving: (moved, expected) => `${moved} de ${expected}`,
};

/** The texts of `language`. */
export function dlqTextsIn(language: TerminalLanguage): DlqTexts {
  return language === 'es' ? es : en;
}
