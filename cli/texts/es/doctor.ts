import type { doctor as en } from '../en/doctor';
import { target } from './target';

/** What `doctor` says, in Spanish. */
export const doctor: typeof en = {
  summary: 'revisa que todo funcione, por fuera y por dentro',
  help: `Uso: ./whatz doctor [opciones]

Revisa un despliegue y dice cómo arreglar lo que esté mal. Envía 20 mensajes de
prueba firmados que nunca se le contestan a nadie. Código de salida 0 si todo
está bien.

Opciones:
  --url <url>        envía a otra dirección que la del stack, como un proxy
                     delante
  --json             en JSON
${target.help}

Ejemplo:
  ./whatz doctor --stack WhatzWebhook-prod`,
  titles: {
    secrets: 'Secretos',
    tls: 'HTTPS',
    unsigned: 'Webhook sin firma',
    signed: 'Webhooks firmados',
    arrivals: 'Último webhook',
    address: 'Dirección',
    queue: 'Cola',
    deadLetters: 'Apartados',
    sendToken: 'Token de envío',
    alarmTopic: 'Alarmas',
  },
  emptySecret: (arn) => `el secreto ${arn} está vacío`,
  mendEmptySecret: './whatz secrets rotate webhook   (o credential)',
  noSendToken: 'falta el token de envío; mientras tanto no se contesta nada',
  mendSendToken: './whatz secrets set send-token',
  secretsSet: 'todos guardados',
  noTls: 'la ejecución local no lo lleva',
  tlsIs: (protocol, daysLeft) => `${protocol}, certificado válido por ${daysLeft} días`,
  certificateEnds: (daysLeft) => `el certificado vence en ${daysLeft} días`,
  mendCertificate: 'En AWS Certificate Manager, mira por qué no se renueva: su registro DNS debe seguir ahí.',
  unreachable: (address, reason) => `${address} no responde: ${reason}`,
  mendTls: 'Revisa tu conexión; con dominio propio, su registro DNS y su certificado (salida DomainTarget).',
  silent: (address) => `${address} acepta la conexión, pero no responde en 10 s`,
  mendSilent:
    'Revisa que la dirección sea la correcta; con un proxy delante del webhook, que deje pasar las peticiones.',
  refused: 'rechazado con 401',
  answered: (status) => `respondió ${status}`,
  mendStatus: {
    401: '¿Acabas de cambiar el secreto? Espera un minuto e intenta de nuevo. Si no, despliega otra vez y: ./whatz secrets show',
    403: 'AWS WAF o allowedIps no dejan pasar a esta máquina. Si así debe ser, ejecuta el doctor desde una dirección permitida.',
    404: 'La API está, pero no esta ruta: despliega otra vez con ./whatz deploy.',
    413: 'La petición se tomó por demasiado grande; despliega otra vez con ./whatz deploy.',
    503: 'El webhook no pudo guardarlo, o hay demasiado tráfico. Mira: ./whatz tail --since 10m',
    other: 'Mira: ./whatz tail --since 10m',
  },
  issuersTokens: 'solo tu emisor puede crear un JWT; para probar, escríbele al número',
  posting: (done, all) => `enviando ${done} de ${all}`,
  slow: (median, p99) => `200, pero lento: mediana ${median} ms, el más lento ${p99} ms de 2000`,
  mendSlow:
    'Ejecútalo de nuevo: las primeras llamadas arrancan la función. Si sigue lento, ve la alarma ApiSlowAnswers.',
  waitingForLogs: (handled, all) => `esperando a la función que contesta: ${handled} de ${all}`,
  taken: (posts, median, p99) =>
    `${posts} aceptados y procesados una vez cada uno, el repetido se notó; mediana ${median} ms, el más lento ${p99} ms`,
  handledTwice: (handled, posts) => `se procesaron ${handled}, de ${posts}`,
  mendTwice: 'Un mensaje se procesó dos veces. Repórtalo con la salida de: ./whatz tail --since 10m --json',
  notHandled: ({ taken, repeated, handled, posts }) =>
    `tras 90 s los registros saben de ${taken} aceptados, ${handled} procesados de ${posts}, ${repeated} de 1 repetido`,
  mendNotHandled: 'Mira qué dice la función que contesta: ./whatz tail --since 10m   (y sus alarmas)',
  repeatedNotSeen: (posts) =>
    `${posts} aceptados y procesados una vez cada uno; la línea del repetido aún no está en los registros`,
  mendRepeatedNotSeen: 'Ejecútalo otra vez.',
  lastArrival: (at) => `el último de WhatzMeAPI llegó a las ${at}, con los secretos vigentes`,
  lastByPrevious: (at) => `el último de WhatzMeAPI llegó a las ${at}, con un secreto de antes de un cambio`,
  mendPrevious: 'Antes de que el anterior deje de valer, pega el nuevo en el panel: ./whatz secrets show',
  unsignedArrivals: (count) =>
    `${count} llegaron con el Authorization correcto y sin firma, y desde entonces ninguno con los dos`,
  mendUnsignedArrivals: 'Al panel le falta el secreto del webhook. Pégalo: ./whatz secrets show',
  noArrival: 'ninguno de WhatzMeAPI en 7 días; manda un mensaje al número para probar',
  noAccessLog: 'aquí no hay registro de accesos',
  nothingAstray: 'nada de WhatzMeAPI fue a otra ruta',
  astray: (count, wanted, got) =>
    `${count} en 24 horas traían Authorization y se perdieron: fueron a ${got}, en vez de ${wanted}`,
  mendAstray: 'Copia otra vez la dirección completa en el panel: ./whatz secrets show',
  waiting: (count) => `${count} en espera`,
  mendWaiting: 'Si no baja, mira por qué fallan los envíos: ./whatz tail   (o sube processorConcurrency)',
  noDeadLetters: 'ninguno',
  deadLetters: (count) => `${count} sin poder contestarse`,
  mendDeadLetters: './whatz dlq list',
  noAlarms: 'la ejecución local no las lleva',
  subscribed: (count) => `${count} suscrito${count === 1 ? '' : 's'}`,
  pending: (count) => `${count} suscrito${count === 1 ? '' : 's'}, pero nadie ha confirmado`,
  mendPending: 'Abre el correo de AWS Notifications (búscalo también en spam) y confirma la suscripción.',
  ownerGivenUp: 'alarmEmail no está suscrito: nadie confirmó a tiempo, o alguien se dio de baja',
  mendGivenUp: (command) => `Pídeselo otra vez, con ./whatz deploy o con: ${command}`,
  nobodyTold: 'no se le avisa a nadie',
  mendNobody: 'Pon alarmEmail en cdk.json y ejecuta: ./whatz deploy',
  tokenRefused: (status) => `la API de envío lo rechaza (${status})`,
  tokenTaken: 'la API de envío lo acepta',
  tokenUnclear: (status) => `la API de envío responde ${status} a cualquier token si no hay destinatario`,
  mendTokenUnclear: 'No se puede saber sin enviar. Escríbele al número desde tu teléfono y mira que conteste.',
  mendSendApi: 'Revisa sendApiUrl en cdk.json, y si WhatzMeAPI tiene un incidente.',
  well: 'Todo está bien.',
  almostWell: (doubts) => `Nada está mal; ${doubts} por revisar.`,
  unwell: (failures) => `${failures} por arreglar.`,
};
