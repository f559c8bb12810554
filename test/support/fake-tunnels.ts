/** Addresses that the fake programs give. */
export const CLOUDFLARE_URL = 'https://pda-cameron-emirates.trycloudflare.com';
export const NGROK_URL = 'https://ab12-203-0-113-7.ngrok-free.app';

/** Says what it was started with, for the test to read. */
const PREFACE = `
const { writeFileSync } = require('node:fs');
writeFileSync(process.env.HOME + '/started.json', JSON.stringify({ pid: process.pid, args: process.argv.slice(2), env: process.env }));
const lines = (stream, ...texts) => stream.write(texts.join('\\n') + '\\n');`;

/** Prints what cloudflared 2025.5 does for a quick tunnel, and stays. */
export const CLOUDFLARED = `${PREFACE}
lines(process.stderr,
  '2025-05-08T20:24:28Z INF Thank you for trying Cloudflare Tunnel. https://www.cloudflare.com/website-terms/',
  '2025-05-08T20:24:28Z INF Requesting new quick Tunnel on trycloudflare.com...',
  '2025-05-08T20:24:34Z INF +--------------------------------------------------------------------+',
  '2025-05-08T20:24:34Z INF |  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |',
  '2025-05-08T20:24:34Z INF |  ${CLOUDFLARE_URL}                    |',
  '2025-05-08T20:24:34Z INF +--------------------------------------------------------------------+');
setInterval(() => undefined, 1_000);`;

/** Prints what ngrok 3 does with `--log stdout --log-format json`, and stays. */
export const NGROK = `${PREFACE}
lines(process.stdout,
  '{"lvl":"info","msg":"no configuration paths supplied","t":"2026-09-26T10:00:00Z"}',
  '{"addr":"http://127.0.0.1:1","lvl":"info","msg":"started tunnel","name":"command_line","obj":"tunnels","url":"${NGROK_URL}"}');
setInterval(() => undefined, 1_000);`;
