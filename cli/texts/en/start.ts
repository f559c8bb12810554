/** What `start` says before and after the local run, in English. */
export const start = {
  summary: 'run the webhook on this machine',
  help: `Usage: ./whatz start [--tunnel[=cloudflared|ngrok]]

Runs the webhook on this machine, without an account.

  --tunnel               gives it a public address, with cloudflared or
                         ngrok, whichever is installed, until it is stopped

These variables change it, as in: PORT=4000 ./whatz start

  PORT                   port to listen on; 0: any that is free  (3000)
  HOST                   address to listen on                    (127.0.0.1)
  WHATZ_WEBHOOK_SECRET   secret that signs the webhooks          (a new one)
  WHATZ_BEARER_TOKEN     token that webhooks carry               (a new one)
  WHATZ_SEND_URL         base URL of the send API; with it,
                         replies reach real people               (a mock)
  WHATZ_SEND_TOKEN       token for the send API                  (a made-up one)
  WHATZ_BACKOFF_BASE_MS  first wait of a retry, 1 to 900000 ms   (5000)

To send it messages: ./whatz simulate --help`,
  unknownTunnel: (given: string) => `--tunnel takes cloudflared or ngrok, not "${given}".`,
  cannotStart: 'The local run cannot start:',
  portInUse: (port: number, host: string) =>
    `Port ${port} on ${host} is in use. Choose another one: PORT=${port + 1} ./whatz start`,
  cannotListen: (port: number, host: string, code: string) =>
    `Cannot listen on ${host} port ${port}: ${code}. Check HOST and PORT.`,
  warnings: {
    openToNetwork: 'HOST is set: other machines of your network can post to this webhook.',
    realReplies: 'WHATZ_SEND_URL is set: replies reach real people.',
    madeUpToken: 'WHATZ_SEND_TOKEN is not set: a made-up token is sent, which the API may refuse.',
  },
  stopping: 'stopping',
};
