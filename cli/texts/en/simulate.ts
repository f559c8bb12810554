import { target } from './target';

/** What `simulate` says, in English. */
export const simulate = {
  summary: 'sign and post a webhook, as WhatzMeAPI would',
  help: `Usage: ./whatz simulate <what> [options]

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
${target.help}

Examples:
  ./whatz simulate message --text "¿A qué hora abren?"
  ./whatz simulate burst --count 100
  ./whatz simulate forged --url https://example.com/webhooks/whatz`,
  noCredentials:
    'Set WHATZ_WEBHOOK_SECRET and WHATZ_BEARER_TOKEN to those of the webhook, or start the local run here with: ./whatz start',
  nothingListening: (url: string) => `Nothing is listening at ${url}. Start the local run with: ./whatz start`,
  unreachable: (url: string, reason: string) => `No answer from ${url}: ${reason}`,
  unexpected: (expected: number, actual: number) => `Expected ${expected}, got ${actual}.`,
  checkCredentials: 'Check WHATZ_WEBHOOK_SECRET and WHATZ_BEARER_TOKEN.',
  burst: (count: number, total: number, median: number, slowest: number) =>
    `${count} answers in ${total} ms (median ${median} ms, slowest ${slowest} ms)`,
  localBurst: (concurrency: number) =>
    `The local run takes ${concurrency} at a time and the others wait; in the cloud they run side by side.`,
  whatToSend: (names: string) => `Say what to send: ${names}.`,
  unknown: (name: string) => `There is no simulation "${name}".`,
  oneOnly: (surplus: string) => `One at a time: "${surplus}" is too much. A text with spaces goes in quotes.`,
  notTaken: (simulation: string, option: string) => `simulate ${simulation} takes no --${option}.`,
  from: '--from takes a phone number: 8 to 15 digits with the country code, e.g. 5215550000101.',
  count: (max: number) => `--count takes a whole number from 1 to ${max}.`,
  status: (given: string, known: string) => `"${given}" is no known state. Known: ${known}.`,
  fromNeeded:
    '--from is missing: the reply goes to that number, and a made-up one may belong to somebody.\nUse your own, with the country code: --from YOUR_NUMBER',
};
