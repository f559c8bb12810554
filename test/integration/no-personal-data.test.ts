import { setTimeout as sleep } from 'node:timers/promises';
import { ACCESS_LOG_FORMAT } from '../../lib/constructs/access-log-format';
import { type FakeSendApi, startFakeSendApi, type Treatment } from '../support/fake-send-api';
import { type FunctionsProcess, startFunctionsProcess } from '../support/functions-process-client';
import { bodyOf, payloadCases } from '../support/payload-cases';
import { signatureOf, signedHeaders, TEST_SECRET, TEST_TOKEN, textMessage } from '../support/signed-webhook';

const SEND_TOKEN = 'the-send-token-of-this-test';
const CUSTOMER_TEXT = 'Mi CURP es GODE561231HDFRRN09 y vivo en Tepic';

let sendApi: FakeSendApi;
let functions: FunctionsProcess;
/** Everything that was sent to the functions or by them, and must not be seen. */
const secrets = new Set<string>([TEST_SECRET, TEST_TOKEN, SEND_TOKEN, CUSTOMER_TEXT]);

async function post(body: string, headers: Record<string, string> = signedHeaders(body)): Promise<number> {
  for (const value of Object.values(headers)) if (value.startsWith('sha256=')) secrets.add(value.slice(7, 39));
  secrets.add(signatureOf(body).slice(7, 39));
  for (;;) {
    const { status } = await fetch(functions.url, { method: 'POST', body, headers });
    if (status !== 503) return status;
    await sleep(200);
  }
}

interface Queues {
  readonly queue: { readonly visible: unknown[]; readonly inFlight: unknown[] };
  readonly deadLetters: { readonly visible: readonly { readonly messageAttributes: object }[] };
}

async function queues(): Promise<Queues> {
  return (await (await fetch(new URL('/_local/state', functions.url))).json()) as Queues;
}

/** Resolves when the queue is empty. */
async function settled(): Promise<Queues> {
  for (let time = 0; time < 600; time += 1) {
    const now = await queues();
    if (now.queue.visible.length + now.queue.inFlight.length === 0) return now;
    await sleep(100);
  }
  throw new Error('the queue did not come to rest');
}

beforeAll(async () => {
  sendApi = await startFakeSendApi();
  functions = await startFunctionsProcess({
    WHATZ_WEBHOOK_SECRET: TEST_SECRET,
    WHATZ_BEARER_TOKEN: TEST_TOKEN,
    WHATZ_SEND_URL: sendApi.url,
    WHATZ_SEND_TOKEN: SEND_TOKEN,
    WHATZ_BACKOFF_BASE_MS: '100',
  });
  for (const payload of payloadCases) {
    if (payload.inflate !== undefined) continue;
    collectPersonalData(bodyOf(payload));
    await post(bodyOf(payload));
  }
  await driveFailures();
}, 120_000);

afterAll(async () => {
  functions.close();
  await sendApi.close();
});

/** Phone numbers, addresses, names and texts in a webhook. */
function collectPersonalData(body: string): void {
  for (const [jid = '', user = ''] of body.matchAll(/([\w:.-]{5,})@[\w.]+/g)) {
    secrets.add(jid);
    for (const [digits] of user.matchAll(/\d{9,}/g)) secrets.add(digits);
  }
  for (const [, text = ''] of body.matchAll(/"(?:conversation|text|caption|pushName|name|title)":\s*"([^"\\]{8,})"/g)) {
    secrets.add(text);
  }
}

/** Every way in which a webhook or a send can fail, with somebody's data in it. */
async function driveFailures(): Promise<void> {
  const body = textMessage('FAIL-0', CUSTOMER_TEXT, '5215587654321');
  collectPersonalData(body);
  expect(await post(body, { ...signedHeaders(body), 'x-signature': signatureOf(body, 'forged') })).toBe(401);
  expect(await post(body, { ...signedHeaders(body), authorization: 'Bearer a-guessed-token' })).toBe(401);
  expect(await post(body, { ...signedHeaders(body), 'content-type': `text/${CUSTOMER_TEXT.slice(0, 7)}` })).toBe(415);
  expect(await post(`${CUSTOMER_TEXT}{`)).toBe(400);
  expect(await post(JSON.stringify({ event: '5215587654321@s.whatsapp.net', text: CUSTOMER_TEXT }))).toBe(200);
  secrets.add('a-guessed-token');
  const echo = `{"token":"${SEND_TOKEN}","to":"5215587654321"}`;
  const treatments: Treatment[] = [
    { status: 500, body: echo },
    { status: 401, body: echo },
    { status: 429, body: echo, headers: { 'retry-after': '0' } },
    'reset',
    'accept-then-reset',
    { status: 400, body: echo },
  ];
  sendApi.treat = () => treatments.shift() ?? { status: 200, body: echo };
  for (const id of ['FAIL-1', 'FAIL-2', 'FAIL-3']) await post(textMessage(id, CUSTOMER_TEXT, '5215587654321'));
  await settled();
}

test('what was driven through really happened', async () => {
  const output = functions.output();
  for (const message of [
    'webhook accepted',
    'webhook rejected',
    'reply sent',
    'reply skipped',
    'send retry',
    'dead letter',
  ]) {
    expect(output).toContain(`"message":"${message}"`);
  }
  expect(output).toContain('CloudWatchMetrics');
  expect(functions.errors).toEqual([]);
  expect((await queues()).deadLetters.visible.length).toBeGreaterThan(5);
  expect(secrets.size).toBeGreaterThan(150);
});

test('no log line, metric or error names a person, a text, a token, a secret or a signature', () => {
  const output = functions.output();
  expect([...secrets].filter((secret) => output.includes(secret))).toEqual([]);
});

test('nor does the attributes of a dead letter', async () => {
  const attributes = JSON.stringify((await queues()).deadLetters.visible.map((letter) => letter.messageAttributes));
  expect(attributes).toContain('send-rejected');
  expect([...secrets].filter((secret) => attributes.includes(secret))).toEqual([]);
});

test('the access log has no body, header or query string', () => {
  const format = ACCESS_LOG_FORMAT.toString();
  expect(format).toContain('requestId');
  expect(format).not.toMatch(/body|header|querystring|authorization|userAgent|authorizer/i);
});
