import type { start as en } from '../en/start';

/** What `start` says before and after the local run, in Spanish. */
export const start: typeof en = {
  summary: 'corre el webhook en esta máquina',
  help: `Uso: ./whatz start [--tunnel[=cloudflared|ngrok]]

Corre el webhook en esta máquina, sin ninguna cuenta.

  --tunnel               le da una dirección pública, con cloudflared o
                         ngrok, el que esté instalado, hasta detenerlo

Lo cambian estas variables, por ejemplo: PORT=4000 ./whatz start

  PORT                   puerto donde escucha; 0: uno libre      (3000)
  HOST                   dirección donde escucha                 (127.0.0.1)
  WHATZ_WEBHOOK_SECRET   secreto que firma los webhooks          (uno nuevo)
  WHATZ_BEARER_TOKEN     token que deben traer los webhooks      (uno nuevo)
  WHATZ_SEND_URL         URL base de la API de envío; con ella,
                         las respuestas le llegan a gente real   (una simulada)
  WHATZ_SEND_TOKEN       token para la API de envío              (uno inventado)
  WHATZ_BACKOFF_BASE_MS  primera espera de un reintento, de
                         1 a 900000 ms                           (5000)

Para mandarle mensajes: ./whatz simulate --help`,
  unknownTunnel: (given) => `--tunnel lleva cloudflared o ngrok, no "${given}".`,
  cannotStart: 'No se puede iniciar:',
  portInUse: (port, host) => `El puerto ${port} de ${host} está ocupado. Elige otro: PORT=${port + 1} ./whatz start`,
  cannotListen: (port, host, code) => `No se puede escuchar en ${host} puerto ${port}: ${code}. Revisa HOST y PORT.`,
  warnings: {
    openToNetwork: 'HOST está definida: otras máquinas de tu red pueden mandarle webhooks a esta.',
    realReplies: 'WHATZ_SEND_URL está definida: las respuestas le llegan a gente real.',
    madeUpToken: 'Falta WHATZ_SEND_TOKEN: se manda un token inventado y la API puede rechazarlo.',
  },
  stopping: 'deteniendo',
};
