import type { TerminalLanguage } from '../terminal/terminal-language';
import { targetTextsIn } from './target-texts';

/** What `simulate` says, in one language. */
export interface SimulateTexts {
  readonly summary: string;
  readonly help: string;
  readonly noCredentials: string;
  readonly nothingListening: (url: string) => string;
  readonly unreachable: (url: string, reason: string) => string;
  readonly unexpected: (expected: number, actual: number) => string;
  readonly checkCredentials: string;
  readonly burst: (count: number, totalMs: number, medianMs: number, slowestMs: number) => string;
  readonly localBurst: (concurrency: number) => string;
}

const en: SimulateTexts = {
  summary: 'sign and post a webhook, as WhatzMeAPI would',
  help: `Usage: npm run whatz -- simulate <what> [options]

Signs a webhook, posts it, and prints the answer and its time.
Exit code 0 when the answer is what it should be.

What:
  message     one message from a customer                    → 200
  status      one delivery state of a message                → 200
  duplicate   the same message twice: one reply, not two     → 200, 200
  forged      a message with a wrong signature               → 401
  burst       many messages at once                          → 200 each

Options:
  --text <text>      text of the message                     (Hola)
  --from <digits>    phone number, with country code         (5215550000101)
                     Needed where the reply may reach a person: everywhere
                     but in a local run without WHATZ_SEND_URL.
  --id <id>          message id                              (a new one)
  --status <state>   pending, sent, delivered, read, played
                     or failed                               (delivered)
  --count <n>        messages of a burst                     (20)
  --url <url>        where to post, if neither a stack nor a local run here
  --secret, --token  what goes with --url; better as WHATZ_WEBHOOK_SECRET and
                     WHATZ_BEARER_TOKEN: a command line stays in the history
${targetTextsIn('en').help}

Examples:
  npm run whatz -- simulate message --text "¿A qué hora abren?"
  npm run whatz -- simulate burst --count 100
  npm run whatz -- simulate forged --url https://example.com/webhooks/whatz`,
  noCredentials:
    'Set WHATZ_WEBHOOK_SECRET and WHATZ_BEARER_TOKEN to those of the webhook, or start the local run here with: npm start',
  nothingListening: (url) => `Nothing is listening at ${url}. Start the local run with: npm start`,
  unreachable: (url, reason) => `No answer from ${url}: ${reason}`,
  unexpected: (expected, actual) => `Expected ${expected}, got ${actual}.`,
  checkCredentials: 'Check WHATZ_WEBHOOK_SECRET and WHATZ_BEARER_TOKEN.',
  burst: (count, total, median, slowest) =>
    `${count} answers in ${total} ms (median ${median} ms, slowest ${slowest} ms)`,
  localBurst: (concurrency) =>
    `The local run takes ${concurrency} at a time and the others wait; in the cloud they run side by side.`,
};

const es: SimulateTexts = {
  summary: 'firma y envía un webhook, como lo haría WhatzMeAPI',
  help: `Uso: npm run whatz -- simulate <qué> [opciones]

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
${targetTextsIn('es').help}

Ejemplos:
  npm run whatz -- simulate message --text "¿A qué hora abren?"
  npm run whatz -- simulate burst --count 100
  npm run whatz -- simulate forged --url https://example.com/webhooks/whatz`,
  noCredentials:
    'Define WHATZ_WEBHOOK_SECRET y WHATZ_BEARER_TOKEN con los del webhook, o inicia aquí la ejecución local con: npm start',
  nothingListening: (url) => `Nadie escucha en ${url}. Inicia la ejecución local con: npm start`,
  unreachable: (url, reason) => `Sin respuesta de ${url}: ${reason}`,
  unexpected: (expected, actual) => `Se esperaba ${expected} y llegó ${actual}.`,
  checkCredentials: 'Revisa WHATZ_WEBHOOK_SECRET y WHATZ_BEARER_TOKEN.',
  burst: (count, total, median, slowest) =>
    `${count} respuestas en ${total} ms (mediana ${median} ms, la más lenta ${slowest} ms)`,
  localBurst: (concurrency) =>
    `La ejecución local toma ${concurrency} a la vez y las demás esperan; en la nube corren lado a lado.`,
};

/** The texts of `language`. */
export function simulateTextsIn(language: TerminalLanguage): SimulateTexts {
  return language === 'es' ? es : en;
}
