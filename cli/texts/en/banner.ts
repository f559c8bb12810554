/** What the local run says when it starts, in English. */
export const banner = {
  title: 'WhatzMeAPI webhook, local run',
  webhook: 'Webhook',
  secret: 'Secret',
  token: 'Token',
  sendsTo: 'Replies',
  mockSendApi: 'mock send API: replies are shown here and go nowhere',
  tryIt: 'Try it, in another terminal',
  yourNumber: 'YOUR_NUMBER',
  expose: 'Give it a public address, with cloudflared or ngrok',
  stopHint: 'Ctrl-C stops it. Everything lives in memory and is gone afterwards.',
  curl: 'Or with curl; this leaves both secrets in the history of the shell:',
};
