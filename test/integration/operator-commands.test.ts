import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { COMMANDS } from '../../cli/commands';
import { runCommandLine } from '../../cli/run-command-line';
import { type FakeSendApi, startFakeSendApi } from '../support/fake-send-api';
import { type FakeTerminalOptions, fakeTerminal } from '../support/fake-terminal';
import { type LocalProcess, startLocalProcess } from '../support/local-process';
import { signedHeaders, textMessage } from '../support/signed-webhook';

const WAIT_MS = 60_000;
jest.setTimeout(WAIT_MS);
const SECRET = 'the-webhook-secret';
const TOKEN = 'the-token';
const CUSTOMER = '5215550000177';

let cwd: string;
let sendApi: FakeSendApi;
let run: LocalProcess;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'whatz-operator-'));
  sendApi = await startFakeSendApi();
  run = await startLocalProcess(cwd, {
    WHATZ_WEBHOOK_SECRET: SECRET,
    WHATZ_BEARER_TOKEN: TOKEN,
    WHATZ_SEND_URL: sendApi.url,
    WHATZ_SEND_TOKEN: 'the-send-token',
    WHATZ_BACKOFF_BASE_MS: '100',
  });
});

afterAll(async () => {
  run.child.kill('SIGKILL');
  await sendApi.close();
  rmSync(cwd, { recursive: true, force: true });
});

async function whatz(args: readonly string[], options: FakeTerminalOptions = {}) {
  const terminal = fakeTerminal({ directory: cwd, sleep: (milliseconds) => sleep(milliseconds), ...options });
  const code = await runCommandLine(args, COMMANDS, terminal);
  return { code, out: terminal.out.join('\n'), errors: terminal.errors.join('\n'), questions: terminal.questions };
}

async function post(body: string, headers = signedHeaders(body, SECRET, TOKEN)): Promise<number> {
  return (await fetch(run.url, { method: 'POST', body, headers })).status;
}

/** Resolves when `isReady` is true of what it reads. */
async function eventually<T>(read: () => Promise<T>, isReady: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const value = await read();
    if (isReady(value)) return value;
    await sleep(50);
  }
  throw new Error(`it did not come to that: ${JSON.stringify(await read())}`);
}

interface Listed {
  readonly total: number;
  readonly letters: readonly { readonly id: string; readonly reason: string; readonly chat?: string }[];
}
const list = async (...args: string[]): Promise<Listed> =>
  JSON.parse((await whatz(['dlq', 'list', '--json', ...args])).out);
const deadLetters = (count: number) => eventually(list, ({ total }) => total === count);

async function refuse(id: string, customer = CUSTOMER): Promise<void> {
  sendApi.treat = () => ({ status: 400 });
  expect(await post(textMessage(id, 'Hola de Ana', customer))).toBe(200);
}

test('a letter that comes back at once is redriven once, and left there', async () => {
  await refuse('BACK');
  await deadLetters(1);
  const before = sendApi.requests.length;
  const { code, out } = await whatz(['dlq', 'redrive', '--yes', '--rate', '2']);
  expect(out).toContain('1 on the queue again');
  expect(code).toBe(0);
  await deadLetters(1);
  expect(sendApi.requests.length - before).toBe(1);
  await whatz(['dlq', 'drop', '--yes', '--archive', join(cwd, 'dropped.jsonl')]);
});

describe('with dead letters', () => {
  beforeAll(async () => {
    await refuse('D1');
    await refuse('D2', '5215550000178');
    expect(await post(JSON.stringify({ no: 'event' }))).toBe(200);
    await deadLetters(3);
  });

  test('list has reasons and pseudonyms, and nothing personal', async () => {
    const { code, out } = await whatz(['dlq', 'list']);
    expect(code).toBe(0);
    expect(out.match(/send-rejected 400/g)).toHaveLength(2);
    expect(out).toContain('no-event');
    expect(out).toContain('3 of 3 dead letters');
    expect(out).not.toMatch(/Ana|5215550000177/);
    const chat = (await whatz(['pseudonym', CUSTOMER])).out;
    expect(chat).toMatch(/^[0-9a-f]{16}$/);
    expect((await list('--chat', chat)).letters).toHaveLength(1);
    expect((await list('--reason', 'no-event')).letters).toHaveLength(1);
    expect((await list('--older', '1h')).letters).toHaveLength(0);
    expect((await list('--newer', '1h')).letters).toHaveLength(3);
  });

  test('show has what the customer wrote, and what to do', async () => {
    const [letter] = (await list('--reason', 'send-rejected')).letters;
    const { code, out } = await whatz(['dlq', 'show', letter?.id.slice(0, 12) ?? '']);
    expect(code).toBe(0);
    expect(out).toContain('Hola de Ana');
    expect(out).toContain('refused this reply for good');
    expect(await whatz(['dlq', 'show', 'ffff0000'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('dlq list'),
    });
  });

  test('redrive does nothing without a yes, nor where nobody can be asked', async () => {
    sendApi.treat = () => ({ status: 200 });
    const refused = await whatz(['dlq', 'redrive'], { answers: ['n'] });
    expect(refused).toMatchObject({ code: 1, questions: [expect.stringContaining('Put 2 dead letters')] });
    expect(await whatz(['dlq', 'redrive'])).toMatchObject({ code: 1, errors: expect.stringContaining('--yes') });
    expect((await list()).total).toBe(3);
  });

  test('redrive answers each customer once, and leaves out what would only come back', async () => {
    sendApi.treat = () => ({ status: 200 });
    const before = sendApi.accepted.length;
    const { code, out } = await whatz(['dlq', 'redrive', '--rate', '50'], { answers: ['y'] });
    expect(code).toBe(0);
    expect(out).toContain('1 left out');
    expect(out).toContain('2 on the queue again');
    await eventually(
      async () => sendApi.accepted.length - before,
      (sent) => sent === 2,
    );
    expect((await deadLetters(1)).letters).toMatchObject([{ reason: 'no-event' }]);
    expect(await whatz(['dlq', 'redrive'])).toMatchObject({ code: 0, out: expect.stringContaining('No dead letter') });
  });

  test('drop writes a letter to a file that nobody else can read, then deletes it', async () => {
    const { code, out } = await whatz(['dlq', 'drop', '--reason', 'no-event', '--yes']);
    expect(code).toBe(0);
    const [archive = ''] = readdirSync(cwd).filter((name) => name.startsWith('dead-letters-'));
    expect(out).toContain(archive);
    expect(statSync(join(cwd, archive)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(cwd, archive), 'utf8'))).toMatchObject({ reason: 'no-event' });
    expect((await list()).total).toBe(0);
  });

  test('what cannot be archived is not deleted', async () => {
    await refuse('D3');
    await deadLetters(1);
    const { code, errors } = await whatz(['dlq', 'drop', '--yes', '--archive', join(cwd, 'no', 'such', 'folder')]);
    expect(code).toBe(1);
    expect(errors).toContain('nothing more was deleted');
    expect((await list()).total).toBe(1);
    await whatz(['dlq', 'drop', '--yes']);
  });
});

test('a letter that was answered meanwhile is redriven without a second answer', async () => {
  await refuse('TWICE');
  await deadLetters(1);
  sendApi.treat = () => ({ status: 200 });
  const before = sendApi.accepted.length;
  const held = await whatz(['dlq', 'redrive', '--yes']);
  expect(held.code).toBe(0);
  await eventually(
    async () => sendApi.accepted.length - before,
    (sent) => sent === 1,
  );
  // The same message again, as after a crash between sending and deleting.
  expect(await post(textMessage('TWICE', 'Hola de Ana', CUSTOMER))).toBe(200);
  await sleep(500);
  expect(sendApi.accepted.length - before).toBe(1);
});

test(
  'doctor finds a healthy run healthy, and answers nobody',
  async () => {
    sendApi.treat = ({ authorization }) => ({ status: authorization === 'Bearer the-send-token' ? 422 : 401 });
    const before = sendApi.accepted.length;
    const { code, out } = await whatz(['doctor']);
    expect(out).toContain('All is well');
    expect(out).toContain('20 taken and processed once each');
    expect(code).toBe(0);
    expect(sendApi.accepted.length).toBe(before);
  },
  WAIT_MS,
);

test(
  'doctor says what is wrong and how to mend it, line by line',
  async () => {
    await refuse('SICK');
    await deadLetters(1);
    sendApi.treat = () => ({ status: 403 });
    const { code, out } = await whatz(['doctor']);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Dead letters +1 could not be answered\n +→ npm run whatz -- dlq list/);
    expect(out).toMatch(/✗ Send token +the send API refuses it \(403\)\n +→ npm run whatz -- secrets set send-token/);
    expect(out).toContain('2 to mend');
    sendApi.treat = () => ({ status: 422 });
    const json = await whatz(['doctor', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      healthy: false,
      checks: expect.arrayContaining([expect.objectContaining({ check: 'send-token', state: 'unsure' })]),
    });
    await whatz(['dlq', 'drop', '--yes']);
  },
  WAIT_MS,
);

test('tail shows what happened to one chat, by its pseudonym', async () => {
  sendApi.treat = () => ({ status: 200 });
  const before = sendApi.accepted.length;
  expect(await post(textMessage('TAIL', 'Hola', '5215550000188'))).toBe(200);
  await eventually(
    async () => sendApi.accepted.length - before,
    (sent) => sent === 1,
  );
  const chat = (await whatz(['pseudonym', '5215550000188'])).out;
  const lines = await eventually(
    async () => (await whatz(['tail', '--no-follow', '--chat', chat])).out.split('\n').slice(1),
    (found) => found.length === 2,
  );
  expect(lines).toEqual([
    expect.stringMatching(/✓ webhook .*1 accepted/),
    expect.stringMatching(/✓ reply .*attempt 1/),
  ]);
  expect(lines.join()).not.toContain('5215550000188');
});

test('the send token is taken from a prompt, and never shown', async () => {
  const { code, out, questions } = await whatz(['secrets', 'set', 'send-token'], { answers: ['another-token'] });
  expect({ code, questions }).toEqual({ code: 0, questions: [expect.stringContaining('not shown')] });
  expect(out).not.toContain('another-token');
  expect(await whatz(['secrets', 'set', 'send-token'], { answers: ['with blanks'] })).toMatchObject({ code: 1 });
  expect(await whatz(['secrets', 'set', 'send-token'], { answers: ['REPLACE_ME'] })).toMatchObject({ code: 1 });
  expect(await whatz(['secrets', 'set', 'send-token', 'another-token'])).toMatchObject({ code: 2 });
});

test(
  'after a rotation both secrets are accepted, and show has the new one',
  async () => {
    sendApi.treat = () => ({ status: 200 });
    const before = sendApi.accepted.length;
    const rotated = await whatz(['secrets', 'rotate', 'webhook', '--yes', '--json'], fastClock());
    const { webhook } = JSON.parse(rotated.out);
    expect((await whatz(['secrets', 'show'])).out).toContain(webhook);
    const old = textMessage('OLD', 'Hola', CUSTOMER);
    const fresh = textMessage('NEW', 'Hola', CUSTOMER);
    expect(await post(fresh, signedHeaders(fresh, webhook, TOKEN))).toBe(200);
    expect(await post(old)).toBe(200);
    expect(await whatz(['secrets', 'rotate', 'webhook', '--yes'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('--leaked'),
    });
    expect(await whatz(['simulate', 'message'])).toMatchObject({ code: 0, out: expect.stringMatching(/^200 /) });
    await eventually(
      async () => sendApi.accepted.length - before,
      (sent) => sent === 3,
    );
  },
  WAIT_MS,
);

/** The waiting after a rotation is for functions that have just read the secret; here none has. */
function fastClock(): FakeTerminalOptions {
  let aheadMs = 0;
  return {
    nowMs: () => Date.now() + aheadMs,
    sleep: async (milliseconds) => {
      aheadMs += milliseconds;
    },
  };
}

test.each([
  [['dlq'], 'list, show, redrive or drop'],
  [['dlq', 'lst'], 'There is no "dlq lst"'],
  [['dlq', 'list', '--older', 'yesterday'], '30m'],
  [['dlq', 'redrive', '--rate', '0'], '--rate'],
  [['secrets', 'show', '--leaked'], 'rotate only'],
  [['tail', '--since', 'soon'], '30s'],
  [['doctor', 'now'], 'one word too many'],
  [['pseudonym'], 'phone number'],
  [['pseudonym', 'Ana'], '"Ana"'],
  [['doctor', '--stack', 'X', '--local'], 'not both'],
])('%j is a mistake that says what it takes', async (args, advice) => {
  expect(await whatz(args)).toMatchObject({ code: 2, errors: expect.stringContaining(advice) });
});

test('every command has help in both languages', async () => {
  for (const { name } of COMMANDS) {
    const en = await whatz([name, '--help']);
    const es = await whatz([name, '--help'], { language: 'es' });
    expect([en.out.split(':')[0], es.out.split(':')[0]]).toEqual(['Usage', 'Uso']);
    for (const line of [en.out, es.out].join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  }
});

test('of one chat only the first may be seen, and a redrive takes those behind it along', async () => {
  await refuse('FIRST');
  await refuse('SECOND');
  await deadLetters(2);
  sendApi.treat = () => ({ status: 200 });
  const before = sendApi.accepted.length;
  const { code, out, questions } = await whatz(['dlq', 'redrive'], { answers: ['y'] });
  expect({ code, questions }).toEqual({
    code: 0,
    questions: [expect.stringMatching(/^Put (2|1 dead letter, and up to 1)/)],
  });
  expect(out).toContain('2 on the queue again');
  await eventually(
    async () => sendApi.accepted.length - before,
    (sent) => sent === 2,
  );
});
