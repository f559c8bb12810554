import { type AcceptDependencies, acceptItems } from '../../../lambdas/ingest/accept-items';
import { KnownItems } from '../../../lambdas/ingest/known-items';
import { readWebhookEvent } from '../../../lambdas/ingest/reading/webhook-event';
import { pseudonymWith } from '../../../lambdas/shared/message/pseudonym';
import type { QueueMessage } from '../../../lambdas/shared/message/queue-message';
import type { Work } from '../../../lambdas/shared/once/once';
import { memoryOnce } from '../../support/memory-once';
import { memoryStates } from '../../support/memory-states';
import { recordingTelemetry } from '../../support/recording-telemetry';

const messages = (count: number, phoneOf = (index: number) => 5_215_550_000_000 + index) =>
  readWebhookEvent({
    json: {
      event: 'messages.upsert',
      messages: Array.from({ length: count }, (_, index) => ({
        key: { id: `M${index}`, fromMe: false, remoteJid: `${phoneOf(index)}@s.whatsapp.net` },
        message: { conversation: 'Hola' },
      })),
    },
    text: '',
    receivedAtMs: 0,
    pseudonym: pseudonymWith('k'),
  }).items;

/** Takes a webhook in again and again, and each time there is time for `most` items only. */
function setUp(most = Number.POSITIVE_INFINITY) {
  const queued: QueueMessage[] = [];
  const once = memoryOnce();
  let claims = 0;
  let left = 0;
  const deps: AcceptDependencies = {
    once: {
      run: (...parameters) => {
        claims += 1;
        left -= 1;
        return once.run(...parameters);
      },
    },
    queue: { send: async (item) => void queued.push(item) },
    states: memoryStates(),
    telemetry: recordingTelemetry(),
    known: new KnownItems(),
    isTimeLeft: () => left > 0,
  };
  const accept = async (items: readonly QueueMessage[]) => {
    left = most;
    claims = 0;
    const counts = await acceptItems(items, deps);
    return { ...counts, claims };
  };
  return { accept, queued, deps };
}

test('each repetition of a large webhook begins where the one before ended, and is done in three tries', async () => {
  const { accept, queued } = setUp(400);
  const items = messages(1_000);
  expect(await accept(items)).toMatchObject({ done: 400, untried: 600, claims: 400 });
  expect(await accept(items)).toMatchObject({ done: 400, duplicate: 400, untried: 200, claims: 400 });
  expect(await accept(items)).toMatchObject({ done: 200, duplicate: 800, untried: 0, claims: 200 });
  expect(await accept(items)).toMatchObject({ done: 0, duplicate: 1_000, untried: 0, claims: 0 });
  expect(queued).toHaveLength(1_000);
});

test('every item of a webhook is made safe, however many there are', async () => {
  for (const count of [1, 10, 11, 100, 101, 150, 3_000]) {
    const { accept, queued } = setUp();
    expect(await accept(messages(count))).toMatchObject({ done: count, untried: 0 });
    expect(new Set(queued.map((item) => item.key)).size).toBe(count);
  }
});

test('a small webhook asks the table, and is not left for want of time', async () => {
  const { accept } = setUp(0);
  expect(await accept(messages(5))).toMatchObject({ done: 5, claims: 5 });
  expect(await accept(messages(5))).toMatchObject({ duplicate: 5, claims: 5 });
});

test('a message of a chat waits until SQS has the one before, although that takes longer', async () => {
  const { deps } = setUp();
  const begun: string[] = [];
  const done: string[] = [];
  const slow = new Map([['message:M0', 4]]);
  const send = async ({ key }: QueueMessage) => {
    begun.push(key);
    for (let turn = slow.get(key) ?? 0; turn > 0; turn -= 1) await new Promise(setImmediate);
    done.push(key);
  };
  const run = async (_key: string, work: Work) => {
    await work({ failed: 0, unknown: 0, takenOver: false });
    return 'done' as const;
  };
  await acceptItems(
    messages(3, () => 5_215_550_000_101),
    { ...deps, once: { run }, queue: { send } },
  );
  expect(begun).toEqual(['message:M0', 'message:M1', 'message:M2']);
  expect(done).toEqual(begun);
});

test('what is remembered is bounded: the oldest is forgotten', () => {
  const known = new KnownItems();
  const items = messages(20_001);
  for (const item of items) known.add(item);
  const [first, second] = items;
  expect([first, second, items.at(-1)].map((item) => item !== undefined && known.has(item))).toEqual([
    false,
    true,
    true,
  ]);
});
