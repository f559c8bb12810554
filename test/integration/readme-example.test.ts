import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { isIdle, type LocalWebhook, startLocalWebhook } from '../support/local-webhook';
import { TEST_SECRET, TEST_TOKEN } from '../support/signed-webhook';

/** The shell block of a README that signs a webhook: the only one that sets the header. */
function signedCurlIn(readme: string): string {
  const markdown = readFileSync(new URL(`../../${readme}`, import.meta.url), 'utf8');
  const blocks = [...markdown.matchAll(/^```bash\n(.*?)^```$/gms)].map(([, block = '']) => block);
  const signed = blocks.filter((block) => block.includes('X-Signature'));
  if (signed.length !== 1) throw new Error(`${readme} has ${signed.length} blocks with X-Signature`);
  return signed.join();
}

/** What a person at a terminal sees after pasting `script`. */
async function pasted(script: string, env: NodeJS.ProcessEnv) {
  const bash = spawn('bash', ['-euo', 'pipefail', '-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [exitCode]] = await Promise.all([text(bash.stdout), text(bash.stderr), once(bash, 'close')]);
  return { stdout, stderr, exitCode };
}

let webhook: LocalWebhook;
beforeAll(async () => {
  webhook = await startLocalWebhook();
});
afterAll(() => webhook.close());

test('README example', async () => {
  const env = { PATH: process.env.PATH, URL: webhook.process.url, SECRET: TEST_SECRET, TOKEN: TEST_TOKEN };
  let answer = await pasted(signedCurlIn('README.md'), env);
  // On a busy machine the deadline can pass.
  while (answer.stdout.includes('try again')) answer = await pasted(signedCurlIn('README.md'), env);
  expect(answer).toEqual({ stdout: '{"ok":true}\n', stderr: '', exitCode: 0 });
  await webhook.until((state) => isIdle(state) && state.metrics.RepliesSent > 0);
  expect(webhook.sendApi.accepted.map(({ body }) => body)).toEqual([
    { to: '5215550000101', type: 'text', text: { body: expect.any(String) } },
  ]);
});

test('the README in Spanish has the same example', () => {
  expect(signedCurlIn('README.es.md')).toBe(signedCurlIn('README.md'));
});
