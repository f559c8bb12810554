import type { LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import type { PlatformMessage } from '../target/platform-log';
import type { TerminalLanguage } from '../terminal/terminal-language';
import { repliesProblemInSpanish } from './replies-problems';

/** What a running local run says at the terminal, in one language. */
export interface Texts {
  readonly labels: Readonly<
    Record<'webhook' | 'reply' | 'noReply' | 'status' | 'retry' | 'deadLetter' | 'notice' | 'local', string>
  >;
  readonly counts: Readonly<Record<'accepted' | 'duplicates' | 'ignored' | 'quarantined', string>>;
  readonly ignored: string;
  /** Warnings and errors of the functions, by their message; one that is not here is shown as it is. */
  readonly messages: Readonly<Partial<Record<LogMessage | PlatformMessage, string>>>;
  readonly inTime: (duration: string) => string;
  readonly attempt: (count: number) => string;
  readonly repliesReloaded: string;
  readonly repliesMissing: string;
  readonly repliesKept: string;
  readonly repliesProblem: (problem: string) => string;
}

const en: Texts = {
  labels: {
    webhook: 'webhook',
    reply: 'reply',
    noReply: 'no reply',
    status: 'status',
    retry: 'retry',
    deadLetter: 'dead letter',
    notice: 'notice',
    local: 'local',
  },
  counts: { accepted: 'accepted', duplicates: 'duplicate', ignored: 'ignored', quarantined: 'quarantined' },
  ignored: 'ignored',
  messages: {
    'send token not set': 'the send token is not set',
    'send token refused': 'the send API refused the send token',
    'function timed out': 'the function ran out of time',
    'function crashed': 'the function crashed',
  },
  inTime: (duration) => `in ${duration}`,
  attempt: (count) => `attempt ${count}`,
  repliesReloaded: 'replies.json: reloaded',
  repliesMissing: 'replies.json: the file is gone',
  repliesKept: 'replies.json: the previous replies serve on',
  repliesProblem: (problem) => problem,
};

const es: Texts = {
  labels: {
    webhook: 'webhook',
    reply: 'respuesta',
    noReply: 'sin resp.',
    status: 'estado',
    retry: 'reintento',
    deadLetter: 'apartado',
    notice: 'aviso',
    local: 'local',
  },
  counts: { accepted: 'aceptado', duplicates: 'duplicado', ignored: 'ignorado', quarantined: 'apartado' },
  ignored: 'ignorado',
  messages: {
    'function timed out': 'a la función se le acabó el tiempo',
    'function crashed': 'la función se cayó',
    'send token not set': 'falta el token de envío',
    'send token refused': 'la API de envío rechazó el token de envío',
    'secret not refreshed': 'no se pudo releer un secreto; sirve el anterior',
    'dependency failed': 'falló un servicio del que depende',
    'dead letter not stored': 'no se pudo apartar un mensaje; se reintenta',
    'retry delay not set': 'no se pudo fijar la espera de un reintento',
    'reply sent, its record not completed': 'respuesta enviada, sin completar su registro',
    'item queued, its record not completed': 'mensaje en la cola, sin completar su registro',
    'items not accepted': 'no se aceptaron todos los mensajes',
  },
  inTime: (duration) => `en ${duration}`,
  attempt: (count) => `intento ${count}`,
  repliesReloaded: 'replies.json: respuestas recargadas',
  repliesMissing: 'replies.json: ya no está el archivo',
  repliesKept: 'replies.json: siguen las respuestas anteriores',
  repliesProblem: repliesProblemInSpanish,
};

/** The texts of `language`. */
export function textsIn(language: TerminalLanguage): Texts {
  return language === 'es' ? es : en;
}
