import type { TerminalLanguage } from '../terminal/terminal-language';

/** What `npm start` says before and after the local run, in one language. */
export interface StartTexts {
  readonly help: string;
  readonly unknownArgument: (argument: string) => string;
  readonly cannotStart: string;
  readonly portInUse: (port: number, host: string) => string;
  readonly cannotListen: (port: number, host: string, code: string) => string;
  readonly stopping: string;
}

const en: StartTexts = {
  help: `Usage: npm start
       npm start -- --tunnel[=cloudflared|ngrok]

Runs the webhook on this machine, without an account.

  --tunnel               gives it a public address, with cloudflared or
                         ngrok, whichever is installed, until it is stopped

These variables change it, as in: PORT=4000 npm start

  PORT                   port to listen on; 0: any that is free  (3000)
  HOST                   address to listen on                    (127.0.0.1)
  WHATZ_WEBHOOK_SECRET   secret that signs the webhooks          (a new one)
  WHATZ_BEARER_TOKEN     token that webhooks carry               (a new one)
  WHATZ_SEND_URL         base URL of the send API; with it,
                         replies reach real people               (a mock)
  WHATZ_SEND_TOKEN       token for the send API                  (a made-up one)
  WHATZ_BACKOFF_BASE_MS  first wait of a retry, 1 to 900000 ms   (5000)

To send it messages: npm run whatz -- simulate --help`,
  unknownArgument: (argument) => `npm start does not know ${argument}. Help: npm start -- --help`,
  cannotStart: 'The local run cannot start:',
  portInUse: (port, host) => `Port ${port} on ${host} is in use. Choose another one: PORT=${port + 1} npm start`,
  cannotListen: (port, host, code) => `Cannot listen on ${host} port ${port}: ${code}. Check HOST and PORT.`,
  stopping: 'stopping',
};

const es: StartTexts = {
  help: `Uso: npm start
     npm start -- --tunnel[=cloudflared|ngrok]

Corre el webhook en esta máquina, sin ninguna cuenta.

  --tunnel               le da una dirección pública, con cloudflared o
                         ngrok, el que esté instalado, hasta detenerlo

Lo cambian estas variables, por ejemplo: PORT=4000 npm start

  PORT                   puerto donde escucha; 0: uno libre      (3000)
  HOST                   dirección donde escucha                 (127.0.0.1)
  WHATZ_WEBHOOK_SECRET   secreto que firma los webhooks          (uno nuevo)
  WHATZ_BEARER_TOKEN     token que deben traer los webhooks      (uno nuevo)
  WHATZ_SEND_URL         URL base de la API de envío; con ella,
                         las respuestas le llegan a gente real   (una simulada)
  WHATZ_SEND_TOKEN       token para la API de envío              (uno inventado)
  WHATZ_BACKOFF_BASE_MS  primera espera de un reintento, de
                         1 a 900000 ms                           (5000)

Para mandarle mensajes: npm run whatz -- simulate --help`,
  unknownArgument: (argument) => `npm start no conoce ${argument}. Ayuda: npm start -- --help`,
  cannotStart: 'No se puede iniciar:',
  portInUse: (port, host) => `El puerto ${port} de ${host} está ocupado. Elige otro: PORT=${port + 1} npm start`,
  cannotListen: (port, host, code) => `No se puede escuchar en ${host} puerto ${port}: ${code}. Revisa HOST y PORT.`,
  stopping: 'deteniendo',
};

/** The texts of `language`. */
export function startTextsIn(language: TerminalLanguage): StartTexts {
  return language === 'es' ? es : en;
}
