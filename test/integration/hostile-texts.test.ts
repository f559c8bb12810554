import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueSnapshot } from '../../local/queue-snapshot';
import { type FakeSendApi, startFakeSendApi } from '../support/fake-send-api';
import { type FunctionsProcess, startFunctionsProcess } from '../support/functions-process-client';
import { HOSTILE_TEXTS } from '../support/hostile-texts';
import { signedHeaders, TEST_SECRET, TEST_TOKEN } from '../support/signed-webhook';

interface Queues {
  readonly queue: QueueSnapshot;
  readonly deadLetters: QueueSnapshot;
}

interface Case {
  readonly name: string;
  readonly phone: string;
  readonly text: string;
  /** The `message` of the webhook, with the text in it. */
  readonly message: object;
}

/** Places where a customer's text can be, in turn. */
const PLACES: readonly ((text: string) => object)[] = [
  (text) => ({ imageMessage: { caption: text } }),
  (text) => ({ conversation: text }),
  (text) => ({ extendedTextMessage: { text } }),
  (text) => ({ documentWithCaptionMessage: { message: { documentMessage: { caption: text, fileName: text } } } }),
  (text) => ({ listResponseMessage: { title: text, singleSelectReply: { selectedRowId: text.slice(0, 1_000) } } }),
];

const CASES: readonly Case[] = Object.entries(HOSTILE_TEXTS).flatMap(([name, text], index) =>
  PLACES.map((place, placeIndex) => ({
    name: `${name}, place ${placeIndex}`,
    phone: `52155501${String(index).padStart(3, '0')}${String(placeIndex).padStart(2, '0')}`,
    text,
    message: place(text),
  })),
);

let sendApi: FakeSendApi;
let functions: FunctionsProcess;
/** What lay in the queue before anything was answered: text by phone number. */
let queuedTexts: Map<string, string>;

async function post({ name, phone, text, message }: Case): Promise<number> {
  const key = { id: `${name}: ${text.slice(0, 500)}`, fromMe: false, remoteJid: `${phone}@s.whatsapp.net` };
  const body = JSON.stringify({ event: 'messages.upsert', messages: [{ key, pushName: text, message }] });
  for (;;) {
    const { status } = await fetch(functions.url, { method: 'POST', body, headers: signedHeaders(body) });
    if (status !== 503) return status;
    await sleep(200);
  }
}

async function queues(): Promise<Queues> {
  return (await (await fetch(new URL('/_local/state', functions.url))).json()) as Queues;
}

function textsIn({ visible, inFlight }: QueueSnapshot): Map<string, string> {
  const items = [...visible, ...inFlight].map(({ body }) => JSON.parse(body));
  return new Map(items.map(({ remoteJid, content }) => [remoteJid.split('@')[0], content.text]));
}

beforeAll(async () => {
  sendApi = await startFakeSendApi();
  // Nothing leaves the queue while the send API is down.
  sendApi.treat = () => ({ status: 503 });
  functions = await startFunctionsProcess({
    WHATZ_WEBHOOK_SECRET: TEST_SECRET,
    WHATZ_BEARER_TOKEN: TEST_TOKEN,
    WHATZ_SEND_URL: sendApi.url,
    WHATZ_SEND_TOKEN: 'send-token',
    WHATZ_BACKOFF_BASE_MS: '500',
  });
  for (const hostile of CASES)
    expect({ name: hostile.name, status: await post(hostile) }).toMatchObject({ status: 200 });
  queuedTexts = textsIn((await queues()).queue);
  sendApi.treat = () => ({ status: 200 });
  while (sendApi.accepted.length < CASES.length) await sleep(200);
});

afterAll(async () => {
  functions.close();
  await sendApi.close();
});

test('every text is in the queue as it was written, to the last byte', () => {
  // Units of UTF-16, because half an emoji has no bytes in UTF-8.
  const bytes = (text = '') => Buffer.from(text, 'utf16le').toString('base64');
  const changed = CASES.filter(({ phone, text }) => bytes(queuedTexts.get(phone)) !== bytes(text));
  expect(changed.map(({ name }) => name)).toEqual([]);
  expect(queuedTexts.size).toBe(CASES.length);
});

test('every customer is answered, once, with one of our texts and nothing of theirs', () => {
  const answered = sendApi.accepted.map(({ body }) => body.to).sort();
  expect(answered).toEqual(CASES.map(({ phone }) => phone).sort());
  for (const { body } of sendApi.accepted) {
    expect(body.text.body).not.toBe('');
    expect(body.text.body).not.toMatch(/script|OR 1=1|passwd|jndi/);
  }
});

test('nothing of it is a dead letter, and nothing broke', async () => {
  const { queue, deadLetters } = await queues();
  expect([...deadLetters.visible, ...deadLetters.inFlight, ...queue.visible]).toEqual([]);
  expect(functions.errors).toEqual([]);
});
