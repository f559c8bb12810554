import type { TerminalLanguage } from '../../local/terminal-language';
import { targetTextsIn } from '../target-texts';

/** How far the doctor's messages came. */
interface Progress {
  readonly taken: number;
  readonly repeated: number;
  readonly handled: number;
  readonly posts: number;
}

/** What `doctor` says, in one language. */
export interface DoctorTexts {
  readonly summary: string;
  readonly help: string;
  readonly titles: Readonly<
    Record<'secrets' | 'tls' | 'unsigned' | 'signed' | 'queue' | 'deadLetters' | 'sendToken' | 'alarmTopic', string>
  >;
  readonly emptySecret: (arn: string) => string;
  readonly mendEmptySecret: string;
  readonly noSendToken: string;
  readonly mendSendToken: string;
  readonly secretsSet: string;
  readonly noTls: string;
  readonly tlsIs: (protocol: string, daysLeft: number) => string;
  readonly certificateEnds: (daysLeft: number) => string;
  readonly mendCertificate: string;
  readonly unreachable: (address: string, reason: string) => string;
  readonly mendTls: string;
  readonly refused: string;
  readonly answered: (status: number) => string;
  readonly mendStatus: (status: number) => string;
  readonly issuersTokens: string;
  readonly posting: (done: number, all: number) => string;
  readonly slow: (medianMs: number, p99Ms: number) => string;
  readonly mendSlow: string;
  readonly waitingForLogs: (handled: number, all: number) => string;
  readonly taken: (posts: number, medianMs: number, p99Ms: number) => string;
  readonly handledTwice: (handled: number, posts: number) => string;
  readonly mendTwice: string;
  readonly notHandled: (progress: Progress) => string;
  readonly mendNotHandled: string;
  readonly waiting: (count: number) => string;
  readonly mendWaiting: string;
  readonly noDeadLetters: string;
  readonly deadLetters: (count: number) => string;
  readonly mendDeadLetters: string;
  readonly noAlarms: string;
  readonly subscribed: (count: number) => string;
  readonly pending: (count: number) => string;
  readonly mendPending: string;
  readonly nobodyTold: string;
  readonly mendNobody: string;
  readonly tokenRefused: (status: number) => string;
  readonly tokenTaken: string;
  readonly tokenUnclear: (status: number) => string;
  readonly mendTokenUnclear: string;
  readonly sendApiSilent: (url: string, reason: string) => string;
  readonly mendSendApi: string;
  readonly well: string;
  readonly almostWell: (doubts: number) => string;
  readonly unwell: (failures: number) => string;
}

const MENDS_EN: Readonly<Record<number, string>> = {
  401: 'The secret was just rotated? Wait a minute and try again. Else deploy again, then: npm run whatz -- secrets show',
  403: 'AWS WAF or allowedIps keeps this machine out. If that is meant, run the doctor from an allowed address.',
  404: 'The API is there, but not this path: deploy again with npm run deploy.',
  413: 'The request was taken for too large; deploy again with npm run deploy.',
  503: 'The webhook could not store it, or is throttled. See: npm run whatz -- tail --since 10m',
};

const MENDS_ES: Readonly<Record<number, string>> = {
  401: '¿Acabas de cambiar el secreto? Espera un minuto e intenta de nuevo. Si no, despliega otra vez y: npm run whatz -- secrets show',
  403: 'AWS WAF o allowedIps no dejan pasar a esta máquina. Si así debe ser, corre el doctor desde una dirección permitida.',
  404: 'La API está, pero no esta ruta: despliega otra vez con npm run deploy.',
  413: 'La petición se tomó por demasiado grande; despliega otra vez con npm run deploy.',
  503: 'El webhook no pudo guardarlo, o hay demasiado tráfico. Mira: npm run whatz -- tail --since 10m',
};

const en: DoctorTexts = {
  summary: 'check that everything works, from outside and inside',
  help: `Usage: npm run whatz -- doctor [options]

Checks a deployment, and says how to mend what is wrong. It posts 20 signed
test messages that are never answered to anybody. Exit code 0 when all is well.

Options:
  --url <url>        posts to another address than the stack says, such as a
                     proxy before it
  --json             as JSON
${targetTextsIn('en').help}

Example:
  npm run whatz -- doctor --stack WhatzWebhook-prod`,
  titles: {
    secrets: 'Secrets',
    tls: 'HTTPS',
    unsigned: 'Unsigned webhook',
    signed: 'Signed webhooks',
    queue: 'Queue',
    deadLetters: 'Dead letters',
    sendToken: 'Send token',
    alarmTopic: 'Alarms',
  },
  emptySecret: (arn) => `the secret ${arn} is empty`,
  mendEmptySecret: 'npm run whatz -- secrets rotate webhook   (or credential)',
  noSendToken: 'the send token is not set, so nothing is answered yet',
  mendSendToken: 'npm run whatz -- secrets set send-token',
  secretsSet: 'all set',
  noTls: 'a local run has none',
  tlsIs: (protocol, daysLeft) => `${protocol}, certificate good for ${daysLeft} days`,
  certificateEnds: (daysLeft) => `the certificate ends in ${daysLeft} days`,
  mendCertificate: 'In AWS Certificate Manager, see why it is not renewed: its DNS record must stay.',
  unreachable: (address, reason) => `${address} does not answer: ${reason}`,
  mendTls: 'Check your connection; with a domain of your own, its DNS record and certificate (output DomainTarget).',
  refused: 'refused with 401',
  answered: (status) => `answered ${status}`,
  mendStatus: (status) => MENDS_EN[status] ?? 'See: npm run whatz -- tail --since 10m',
  issuersTokens: 'only your issuer can make a JWT; send a message to the number to try it',
  posting: (done, all) => `posting ${done} of ${all}`,
  slow: (median, p99) => `200, but slow: median ${median} ms, slowest ${p99} ms of 2000`,
  mendSlow: 'Run it again: the first calls start the function. If it stays slow, see the alarm ApiSlowAnswers.',
  waitingForLogs: (handled, all) => `waiting for the processor: ${handled} of ${all}`,
  taken: (posts, median, p99) =>
    `${posts} taken and processed once each, the repeated one was noticed; median ${median} ms, slowest ${p99} ms`,
  handledTwice: (handled, posts) => `${handled} were processed, of ${posts}`,
  mendTwice:
    'A message was processed twice. Please report it with the output of: npm run whatz -- tail --since 10m --json',
  notHandled: ({ taken, repeated, handled, posts }) =>
    `after 90 s the logs know of ${taken} taken, ${handled} processed of ${posts}, ${repeated} of 1 repeated`,
  mendNotHandled: 'See what the processor says: npm run whatz -- tail --since 10m   (and alarms of the processor)',
  waiting: (count) => `${count} waiting`,
  mendWaiting: 'If it does not shrink, see why sends fail: npm run whatz -- tail   (or raise processorConcurrency)',
  noDeadLetters: 'none',
  deadLetters: (count) => `${count} could not be answered`,
  mendDeadLetters: 'npm run whatz -- dlq list',
  noAlarms: 'a local run has none',
  subscribed: (count) => `${count} subscribed`,
  pending: (count) => `${count} subscribed, but nobody has confirmed`,
  mendPending: 'Open the e-mail of AWS Notifications (look in the spam folder) and confirm the subscription.',
  nobodyTold: 'nobody is told',
  mendNobody: 'Set alarmEmail in cdk.json and run: npm run deploy',
  tokenRefused: (status) => `the send API refuses it (${status})`,
  tokenTaken: 'the send API takes it',
  tokenUnclear: (status) => `the send API answers ${status} to any token when there is no recipient`,
  mendTokenUnclear:
    'It cannot be told without sending. Write to the number from your own phone and see that it answers.',
  sendApiSilent: (url, reason) => `${url} does not answer: ${reason}`,
  mendSendApi: 'Check sendApiUrl in cdk.json, and whether WhatzMeAPI has an incident.',
  well: 'All is well.',
  almostWell: (doubts) => `Nothing is wrong; ${doubts} to look at.`,
  unwell: (failures) => `${failures} to mend.`,
};

const es: DoctorTexts = {
  summary: 'revisa que todo funcione, por fuera y por dentro',
  help: `Uso: npm run whatz -- doctor [opciones]

Revisa un despliegue y dice cómo arreglar lo que esté mal. Envía 20 mensajes de
prueba firmados que nunca se le contestan a nadie. Código de salida 0 si todo
está bien.

Opciones:
  --url <url>        envía a otra dirección que la del stack, como un proxy
                     delante
  --json             en JSON
${targetTextsIn('es').help}

Ejemplo:
  npm run whatz -- doctor --stack WhatzWebhook-prod`,
  titles: {
    secrets: 'Secretos',
    tls: 'HTTPS',
    unsigned: 'Webhook sin firma',
    signed: 'Webhooks firmados',
    queue: 'Cola',
    deadLetters: 'Apartados',
    sendToken: 'Token de envío',
    alarmTopic: 'Alarmas',
  },
  emptySecret: (arn) => `el secreto ${arn} está vacío`,
  mendEmptySecret: 'npm run whatz -- secrets rotate webhook   (o credential)',
  noSendToken: 'falta el token de envío; mientras tanto no se contesta nada',
  mendSendToken: 'npm run whatz -- secrets set send-token',
  secretsSet: 'todos guardados',
  noTls: 'la ejecución local no lo lleva',
  tlsIs: (protocol, daysLeft) => `${protocol}, certificado válido por ${daysLeft} días`,
  certificateEnds: (daysLeft) => `el certificado vence en ${daysLeft} días`,
  mendCertificate: 'En AWS Certificate Manager, mira por qué no se renueva: su registro DNS debe seguir ahí.',
  unreachable: (address, reason) => `${address} no responde: ${reason}`,
  mendTls: 'Revisa tu conexión; con dominio propio, su registro DNS y su certificado (salida DomainTarget).',
  refused: 'rechazado con 401',
  answered: (status) => `respondió ${status}`,
  mendStatus: (status) => MENDS_ES[status] ?? 'Mira: npm run whatz -- tail --since 10m',
  issuersTokens: 'solo tu emisor puede crear un JWT; para probar, escríbele al número',
  posting: (done, all) => `enviando ${done} de ${all}`,
  slow: (median, p99) => `200, pero lento: mediana ${median} ms, el más lento ${p99} ms de 2000`,
  mendSlow: 'Córrelo de nuevo: las primeras llamadas arrancan la función. Si sigue lento, ve la alarma ApiSlowAnswers.',
  waitingForLogs: (handled, all) => `esperando a la función que contesta: ${handled} de ${all}`,
  taken: (posts, median, p99) =>
    `${posts} aceptados y procesados una vez cada uno, el repetido se notó; mediana ${median} ms, el más lento ${p99} ms`,
  handledTwice: (handled, posts) => `se procesaron ${handled}, de ${posts}`,
  mendTwice: 'Un mensaje se procesó dos veces. Repórtalo con la salida de: npm run whatz -- tail --since 10m --json',
  notHandled: ({ taken, repeated, handled, posts }) =>
    `tras 90 s los registros saben de ${taken} aceptados, ${handled} procesados de ${posts}, ${repeated} de 1 repetido`,
  mendNotHandled: 'Mira qué dice la función que contesta: npm run whatz -- tail --since 10m   (y sus alarmas)',
  waiting: (count) => `${count} en espera`,
  mendWaiting: 'Si no baja, mira por qué fallan los envíos: npm run whatz -- tail   (o sube processorConcurrency)',
  noDeadLetters: 'ninguno',
  deadLetters: (count) => `${count} sin poder contestarse`,
  mendDeadLetters: 'npm run whatz -- dlq list',
  noAlarms: 'la ejecución local no las lleva',
  subscribed: (count) => `${count} suscrito${count === 1 ? '' : 's'}`,
  pending: (count) => `${count} suscrito${count === 1 ? '' : 's'}, pero nadie ha confirmado`,
  mendPending: 'Abre el correo de AWS Notifications (búscalo también en spam) y confirma la suscripción.',
  nobodyTold: 'no se le avisa a nadie',
  mendNobody: 'Pon alarmEmail en cdk.json y corre: npm run deploy',
  tokenRefused: (status) => `la API de envío lo rechaza (${status})`,
  tokenTaken: 'la API de envío lo acepta',
  tokenUnclear: (status) => `la API de envío responde ${status} a cualquier token si no hay destinatario`,
  mendTokenUnclear: 'No se puede saber sin enviar. Escríbele al número desde tu teléfono y mira que conteste.',
  sendApiSilent: (url, reason) => `${url} no responde: ${reason}`,
  mendSendApi: 'Revisa sendApiUrl en cdk.json, y si WhatzMeAPI tiene un incidente.',
  well: 'Todo está bien.',
  almostWell: (doubts) => `Nada está mal; ${doubts} por revisar.`,
  unwell: (failures) => `${failures} por arreglar.`,
};

/** The texts of `language`. */
export function doctorTextsIn(language: TerminalLanguage): DoctorTexts {
  return language === 'es' ? es : en;
}
