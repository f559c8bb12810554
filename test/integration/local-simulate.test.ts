import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSession, sessionFileIn } from '../../local/session-file';
import { startWhatz } from '../support/local-process';
import { NOBODYS_PORT } from '../support/nobodys-port';
import { sampleOutputs } from '../support/sample-outputs';

const SECRET = 'the secret';

/** Answers 200 to what is signed with the secret, and 401 to the rest. */
const webhook: Server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const signature = `sha256=${createHmac('sha256', SECRET).update(Buffer.concat(chunks)).digest('hex')}`;
  const known = request.headers['x-signature'] === signature && request.headers.authorization === 'Bearer the-token';
  response.writeHead(known ? 200 : 401).end(JSON.stringify({ ok: known }));
});

let cwd: string;
let url: string;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'whatz-simulate-'));
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}`;
});

afterAll(() => {
  webhook.close();
  webhook.closeAllConnections();
  rmSync(cwd, { recursive: true, force: true });
});

async function simulate(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const process = startWhatz(['simulate', ...args], {
    cwd,
    env: { WHATZ_WEBHOOK_SECRET: SECRET, WHATZ_BEARER_TOKEN: 'the-token', ...env },
  });
  return { code: await process.exitCode, output: process.output() };
}

test.each([
  [['message', '--text', '¿Precio? 😀'], '200 {"ok":true}'],
  [['status', '--status', 'read'], '200 {"ok":true}'],
  [['forged'], '401 {"ok":false}'],
  [['burst', '--count', '3'], '200 × 3'],
])('simulate %j succeeds', async (args, line) => {
  const { code, output } = await simulate([...args, '--url', url]);

  expect(output).toContain(line);
  expect(code).toBe(0);
});

test('a duplicate is posted twice', async () => {
  const { code, output } = await simulate(['duplicate', '--url', url]);

  expect(output.match(/^200 /gm)).toHaveLength(2);
  expect(code).toBe(0);
});

test('an answer that should not be is a failure, and says what to check', async () => {
  const { code, output } = await simulate(['message', '--url', url], { WHATZ_BEARER_TOKEN: 'another' });

  expect(output).toContain('WHATZ_BEARER_TOKEN');
  expect(code).toBe(1);
});

test('where nothing listens is one line that says how to start it', async () => {
  const { code, output } = await simulate(['message', '--url', `http://127.0.0.1:${NOBODYS_PORT}`]);

  expect(output.trim().split('\n')).toEqual([expect.stringContaining('./whatz start')]);
  expect(code).toBe(1);
});

test('a credential does not go over the network in clear text', async () => {
  const { code, output } = await simulate(['message', '--url', 'http://webhook.example.com']);

  expect(output).toContain('https://');
  expect(code).toBe(2);
});

describe('a made-up number', () => {
  const localRun = (sendsToPeople: boolean) =>
    addSession(sessionFileIn(cwd), {
      pid: process.pid,
      sendsToPeople,
      outputs: sampleOutputs({ WebhookUrl: url }),
      endpoints: { sqs: url, secretsManager: url },
      accessKeyId: 'key',
    });

  afterEach(() => rmSync(sessionFileIn(cwd), { force: true }));

  test('is not sent to a local run that replies to people, and --from is', async () => {
    await localRun(true);

    for (const what of ['message', 'duplicate', 'burst']) {
      expect(await simulate([what])).toMatchObject({ code: 2, output: expect.stringContaining('--from') });
    }
    expect((await simulate(['message', '--from', '5215550000101'])).output).toContain('200 {"ok":true}');
    expect((await simulate(['status'])).output).toContain('200 {"ok":true}');
  });

  test('is sent to one whose replies go nowhere', async () => {
    await localRun(false);

    expect(await simulate(['message'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('200 {"ok":true}'),
    });
  });

  test('is not sent anywhere else', async () => {
    const { code, output } = await simulate(['message', '--url', 'https://webhook.example.com'], {
      LANG: 'es_MX.UTF-8',
    });

    expect(output).toMatch(/^Falta --from/);
    expect(code).toBe(2);
  });
});
