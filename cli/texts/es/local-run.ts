import type { localRun as en } from '../en/local-run';

/** What a running local run says, in Spanish. */
export const localRun: typeof en = {
  labels: {
    webhook: 'webhook',
    reply: 'respuesta',
    noReply: 'sin resp.',
    retry: 'reintento',
    held: 'en espera',
    pause: 'pausa',
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
    'brake not kept': 'no se pudo leer o guardar el freno de los envíos; siguen sin él',
    'secret not refreshed': 'no se pudo releer un secreto; sirve el anterior',
    'dependency failed': 'falló un servicio del que depende',
    'dead letter not stored': 'no se pudo apartar un mensaje; se reintenta',
    'retry delay not set': 'no se pudo fijar la espera de un reintento',
    'reply sent, its record not completed': 'respuesta enviada, sin completar su registro',
    'item queued, its record not completed': 'mensaje en la cola, sin completar su registro',
    'items not accepted': 'no se aceptaron todos los mensajes',
  },
  pauseReasons: {
    outage: 'la API de envío les falla a todos; esperan todos los chats',
    'too-many': 'la API de envío dice 429; esperan todos los chats',
  },
  sendsResumed: 'la API de envío acepta respuestas otra vez, después de',
  inTime: (duration) => `en ${duration}`,
  attempt: (count) => `intento ${count}`,
  repliesReloaded: 'replies.json: respuestas recargadas',
  repliesMissing: 'replies.json: ya no está el archivo',
  repliesKept: 'replies.json: siguen las respuestas anteriores',
};
