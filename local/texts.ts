import type { TerminalLanguage } from './terminal-language';

/** What the local run says at the terminal, in one language. */
export interface Texts {
  readonly title: string;
  readonly webhook: string;
  readonly secret: string;
  readonly token: string;
  readonly sendsTo: string;
  readonly mockSendApi: string;
  readonly tryIt: string;
  readonly tryWithCommand: string;
  readonly expose: string;
  readonly stopHint: string;
  readonly stopping: string;
  readonly cannotStart: string;
  readonly labels: Readonly<
    Record<'webhook' | 'reply' | 'noReply' | 'status' | 'retry' | 'deadLetter' | 'local', string>
  >;
  readonly counts: Readonly<Record<'accepted' | 'duplicates' | 'ignored' | 'quarantined', string>>;
  readonly ignored: string;
  readonly sendTokenNotSet: string;
  readonly inTime: (duration: string) => string;
  readonly attempt: (count: number) => string;
  readonly portInUse: (port: number, host: string) => string;
  readonly cannotListen: (port: number, host: string, code: string) => string;
}

const en: Texts = {
  title: 'WhatzMeAPI webhook, local run',
  webhook: 'Webhook',
  secret: 'Secret',
  token: 'Token',
  sendsTo: 'Replies',
  mockSendApi: 'mock send API: replies are shown here and go nowhere',
  tryIt: 'Try it',
  tryWithCommand: 'or, shorter',
  expose: 'Expose it',
  stopHint: 'Ctrl-C stops it. Everything lives in memory and is gone afterwards.',
  stopping: 'stopping',
  cannotStart: 'The local run cannot start:',
  labels: {
    webhook: 'webhook',
    reply: 'reply',
    noReply: 'no reply',
    status: 'status',
    retry: 'retry',
    deadLetter: 'dead letter',
    local: 'local',
  },
  counts: { accepted: 'accepted', duplicates: 'duplicate', ignored: 'ignored', quarantined: 'quarantined' },
  ignored: 'ignored',
  sendTokenNotSet: 'the send token is not set',
  inTime: (duration) => `in ${duration}`,
  attempt: (count) => `attempt ${count}`,
  portInUse: (port, host) => `Port ${port} on ${host} is in use. Choose another one: PORT=${port + 1} npm start`,
  cannotListen: (port, host, code) => `Cannot listen on ${host} port ${port}: ${code}. Check HOST and PORT.`,
};

const es: Texts = {
  title: 'Webhook de WhatzMeAPI, en esta máquina',
  webhook: 'Webhook',
  secret: 'Secreto',
  token: 'Token',
  sendsTo: 'Respuestas',
  mockSendApi: 'API de envío simulada: las respuestas se ven aquí y no salen',
  tryIt: 'Pruébalo',
  tryWithCommand: 'o más corto',
  expose: 'Publícalo',
  stopHint: 'Ctrl-C lo detiene. Todo vive en memoria y se pierde al salir.',
  stopping: 'deteniendo',
  cannotStart: 'No se puede iniciar:',
  labels: {
    webhook: 'webhook',
    reply: 'respuesta',
    noReply: 'sin resp.',
    status: 'estado',
    retry: 'reintento',
    deadLetter: 'apartado',
    local: 'local',
  },
  counts: { accepted: 'aceptado', duplicates: 'duplicado', ignored: 'ignorado', quarantined: 'en cuarentena' },
  ignored: 'ignorado',
  sendTokenNotSet: 'falta el token de envío',
  inTime: (duration) => `en ${duration}`,
  attempt: (count) => `intento ${count}`,
  portInUse: (port, host) => `El puerto ${port} de ${host} está ocupado. Elige otro: PORT=${port + 1} npm start`,
  cannotListen: (port, host, code) => `No se puede escuchar en ${host} puerto ${port}: ${code}. Revisa HOST y PORT.`,
};

/** The texts of `language`. */
export function textsIn(language: TerminalLanguage): Texts {
  return language === 'es' ? es : en;
}
