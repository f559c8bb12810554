import type { simulate as en } from '../en/simulate';
import { target } from './target';

/** What `simulate` says, in Spanish. */
export const simulate: typeof en = {
  summary: 'firma y envía un webhook, como lo haría WhatzMeAPI',
  help: `Uso: ./whatz simulate <qué> [opciones]

Firma un webhook, lo envía y muestra la respuesta y su tiempo.
Código de salida 0 si la respuesta es la que debe ser.

Qué:
  message     un mensaje de un cliente                       → 200
  status      un estado de entrega de un mensaje             → 200
  duplicate   el mismo mensaje dos veces: una respuesta      → 200, 200
  forged      un mensaje con una firma falsa                 → 401
  burst       muchos mensajes a la vez                       → 200 cada uno

Opciones:
  --text <texto>     texto del mensaje                       (Hola)
  --from <dígitos>   teléfono, con código de país            (5215550000101)
                     Hace falta si la respuesta puede llegarle a alguien:
                     siempre, salvo en la ejecución local sin WHATZ_SEND_URL.
  --id <id>          id del mensaje                          (uno nuevo)
  --status <estado>  pending, sent, delivered, read, played
                     o failed                                (delivered)
  --count <n>        mensajes de un burst                    (20)
  --url <url>        a dónde enviar, si no es un stack ni una ejecución local
  --secret, --token  lo que va con --url; mejor como WHATZ_WEBHOOK_SECRET y
                     WHATZ_BEARER_TOKEN: la línea de comandos queda en el
                     historial
${target.help}

Ejemplos:
  ./whatz simulate message --text "¿A qué hora abren?"
  ./whatz simulate burst --count 100
  ./whatz simulate forged --url https://example.com/webhooks/whatz`,
  noCredentials:
    'Define WHATZ_WEBHOOK_SECRET y WHATZ_BEARER_TOKEN con los del webhook, o inicia aquí la ejecución local con: ./whatz start',
  nothingListening: (url) => `Nadie escucha en ${url}. Inicia la ejecución local con: ./whatz start`,
  unreachable: (url, reason) => `Sin respuesta de ${url}: ${reason}`,
  unexpected: (expected, actual) => `Se esperaba ${expected} y llegó ${actual}.`,
  checkCredentials: 'Revisa WHATZ_WEBHOOK_SECRET y WHATZ_BEARER_TOKEN.',
  burst: (count, total, median, slowest) =>
    `${count} respuestas en ${total} ms (mediana ${median} ms, la más lenta ${slowest} ms)`,
  localBurst: (concurrency) =>
    `La ejecución local toma ${concurrency} a la vez y las demás esperan; en la nube corren lado a lado.`,
  whatToSend: (names) => `Di qué enviar: ${names}.`,
  unknown: (name) => `No existe la simulación "${name}".`,
  oneOnly: (surplus) => `De una en una: sobra "${surplus}". Un texto con espacios va entre comillas.`,
  notTaken: (simulation, option) => `simulate ${simulation} no lleva --${option}.`,
  from: '--from lleva un teléfono: de 8 a 15 dígitos con el código de país, como 5215550000101.',
  count: (max) => `--count lleva un número entero de 1 a ${max}.`,
  status: (given, known) => `"${given}" no es un estado conocido. Son: ${known}.`,
  fromNeeded:
    'Falta --from: la respuesta le llega a ese número, y uno inventado puede ser de alguien.\nPon el tuyo, con el código de país: --from TU_NUMERO',
};
