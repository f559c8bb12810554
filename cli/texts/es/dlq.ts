import type { dlq as en } from '../en/dlq';
import { target } from './target';

const oMas = (hidden: number) => (hidden === 0 ? '' : ` (y los que haya detrás, hasta ${hidden})`);

const sinVer = (hidden: number) =>
  `Sin ver: ${hidden}. SQS los oculta detrás de otros del mismo chat, alguien más está revisando, o son demasiados. Primero reenvía (redrive) o desecha (drop) los que van delante, o todos.`;

/** What `dlq` says, in Spanish. */
export const dlq: typeof en = {
  summary: 'lista, muestra, reenvía, archiva y desecha mensajes apartados',
  help: `Uso: ./whatz dlq <qué> [id…] [opciones]

Los mensajes que no se pudieron contestar esperan 14 días en la cola de
apartados (dead-letter queue).

Qué:
  list               qué hay y por qué; no muestra nada personal
  show <id>          un mensaje completo, CON lo que escribió el cliente
  redrive [id…]      los reenvía a la cola para contestarlos. Muestra cuántos
                     son y pregunta. A nadie se le contesta dos veces, salvo con
                     outcome-unknown, que queda fuera si no lo nombras
  archive [id…]      los copia a un archivo o a S3 y los deja en la cola. Lo que
                     ya está ahí no se escribe otra vez
  drop [id…]         los desecha: los archiva y los borra. Pregunta

Cuáles (solo los que cumplan con todo):
  id…                como lo muestra list; basta el principio
  --reason <motivo>  como send-rejected o retries-exhausted
  --chat <seudónimo> de un chat; ve: ./whatz pseudonym
  --older <tiempo>   que lleven al menos 30m, 2h, 3d
  --newer <tiempo>   que lleven cuando mucho 30m, 2h, 3d

Opciones:
  --rate <n>         mensajes por segundo                    (5)
  --archive <dónde>  un archivo, o s3://bucket/carpeta. Si falta: el ajuste
                     deadLetterArchive; sin él, dead-letters-archive.jsonl,
                     y para drop dead-letters-<hora>.jsonl, aquí
  --yes              no pregunta
  --json             en JSON
${target.help}

Ejemplos:
  ./whatz dlq list
  ./whatz dlq redrive --reason retries-exhausted`,
  whatToDo: (given) =>
    `${given === '' ? 'Di qué hacer' : `No existe "dlq ${given}"`}: list, show, redrive, archive o drop.`,
  badDuration: (option, given) => `--${option} lleva un tiempo como 30m, 2h o 3d, no "${given}".`,
  badReason: (given, reasons) => `No existe el motivo "${given}". Hay: ${reasons.join(', ')}.`,
  badRate: (least, most) => `--rate lleva mensajes por segundo, de ${least} a ${most}.`,
  columns: ['ID', 'EDAD', 'MOTIVO', 'INTENTOS', 'CHAT'],
  looking: (seen, total) => `Revisando: ${seen} de ${total}`,
  counts: ({ meant, total, hidden }) => [
    total === 0 ? 'No hay mensajes apartados.' : `Mensajes apartados: ${meant.length} de ${total}.`,
    ...(hidden > 0 ? [sinVer(hidden)] : []),
  ],
  unseen: sinVer,
  notSeen: (ids, hidden) =>
    `${ids.length === 0 ? 'De los mensajes apartados que se pudieron ver, ninguno cumple con eso.' : `No está entre los mensajes apartados que se pudieron ver: ${ids.join(', ')}.`} ${sinVer(hidden)}`,
  showWhich: 'Di cuál: ./whatz dlq show <id>. Los ids están en: ./whatz dlq list',
  showOne: 'dlq show lleva un solo id.',
  noSuchLetter: (id) => `No hay un mensaje apartado ${id}. Los que hay: ./whatz dlq list`,
  severalStartWith: (id) => `Varios ids empiezan con ${id}; escribe más.`,
  reasons: {
    'send-rejected':
      'La API de envío rechazó esta respuesta en definitiva; "status" es lo que contestó. Corrige la causa (número, cuenta, texto) y reenvíala con redrive.',
    'outcome-unknown':
      'Nadie sabe si el cliente tiene esta respuesta: de cada intento se perdió la confirmación, y "copies" dice cuántas pudieron llegar. Pregúntale, o mira el teléfono. Para enviarla una vez más, que puede ser otra copia: dlq redrive con este id, o con --reason outcome-unknown. Si no, deséchala con drop.',
    'retries-exhausted':
      'Fallaron todos los intentos, el último por "lastFailure". Cuando la API de envío vuelva a funcionar: redrive.',
    'max-receive-count':
      'La función se cayó cada vez, o faltó el token de envío durante días. Mira los registros: ./whatz tail --since 1d',
    unreadable: 'Esta versión no lo sabe leer. Tras actualizar a una que sí: ./whatz dlq redrive --reason unreadable',
    'not-json': 'Un webhook firmado que no es JSON. Nadie puede contestarlo; avisa a WhatzMeAPI y deséchalo.',
    'not-an-object':
      'Un webhook firmado que no es un objeto JSON. Nadie puede contestarlo; avisa a WhatzMeAPI y deséchalo.',
    'no-event': 'Un webhook firmado sin evento. Nadie puede contestarlo; avisa a WhatzMeAPI y deséchalo.',
    'wrong-shape':
      'Un webhook firmado de una forma que esta versión no conoce. Actualiza y reenvíalo con redrive por su motivo.',
    'no-usable-id': 'Un mensaje sin id. No se puede contestar con seguridad; avisa a WhatzMeAPI y deséchalo.',
  },
  confirmRedrive: (count, hidden, target) =>
    `¿Reenviar ${count} ${count === 1 ? 'mensaje apartado' : 'mensajes apartados'}${oMas(hidden)} de ${target}? Se le contesta a cada cliente. [s/N]`,
  redriven: (count) => [`De nuevo en la cola: ${count}. Síguelos con: ./whatz tail`],
  confirmDrop: (count, hidden, target, archive) =>
    `¿Borrar ${count} ${count === 1 ? 'mensaje apartado' : 'mensajes apartados'}${oMas(hidden)} de ${target}, con copia en ${archive}? Se quedan sin respuesta. [s/N]`,
  dropped: (count, archive) => [
    `Desechados: ${count}. ${archive} tiene lo que escribieron los clientes: guárdalo bien y bórralo cuando puedas.`,
  ],
  archived: (added, known, archive) => [
    `Archivados: ${added}${known === 0 ? '' : `; ya estaban: ${known}`}. Siguen en la cola.`,
    `${archive} tiene lo que escribieron los clientes: guárdalo bien y bórralo cuando puedas.`,
  ],
  cannotArchive: (archive, reason) => `No se puede escribir ${archive} (${reason}); no se borró nada más.`,
  leftOut: {
    'not-understood': (count) =>
      `Quedan fuera: ${count}. Esta versión no los entiende y solo volverían. Para reenviarlos, da su motivo con --reason.`,
    'outcome-unknown': (count) =>
      `Quedan fuera: ${count}. Puede que sus clientes ya tengan la respuesta, hasta tres veces. Para enviarla una vez más: dlq redrive --reason outcome-unknown`,
  },
  nothingToDo: 'Ningún mensaje apartado cumple con eso.',
  moving: (moved, expected) => `${moved} de ${expected}`,
};
