import fc from 'fast-check';
import { type AcceptDependencies, acceptItems } from '../../../lambdas/ingest/accept-items';
import { readWebhookEvent } from '../../../lambdas/ingest/reading/webhook-event';
import type { DeliveryStates } from '../../../lambdas/ingest/states/delivery-states';
import { chatJidOf, pseudonymWith } from '../../../lambdas/shared/message/pseudonym';
import type { QueueMessage, StatusItem } from '../../../lambdas/shared/message/queue-message';
import { memoryOnce } from '../../support/memory-once';
import { memoryStates } from '../../support/memory-states';
import { recordingTelemetry } from '../../support/recording-telemetry';

const pseudonym = pseudonymWith('k');

const itemsOf = (event: object) =>
  readWebhookEvent({ json: { event: 'messages.update', ...event }, text: '', receivedAtMs: 0, pseudonym }).items;

function setUp(states: DeliveryStates = memoryStates()) {
  const telemetry = recordingTelemetry();
  const queued: QueueMessage[] = [];
  const once = memoryOnce();
  const queue = { send: async (item: QueueMessage) => void queued.push(item) };
  const deps: AcceptDependencies = { once, queue, states, telemetry };
  const post = (...statuses: readonly string[]) =>
    acceptItems(itemsOf({ statuses: statuses.map((status) => ({ id: 'A', status })) }), deps);
  return { post, telemetry, queued, claimed: once.done };
}

test('a state ends at ingest: one write, no claim, nothing on the queue', async () => {
  const { post, telemetry, queued, claimed } = setUp();
  expect(await post('delivered')).toMatchObject({ done: 1, duplicate: 0 });
  expect(telemetry.counts).toMatchObject({ StatusesAccepted: 1, StatusDelivered: 1 });
  expect(queued).toEqual([]);
  expect(claimed.size).toBe(0);
});

test('a state that cannot be recorded makes the webhook come again, and counts nothing', async () => {
  const { post, telemetry } = setUp({ rise: async () => Promise.reject(new Error('DynamoDB is down')) });
  expect(await post('read')).toMatchObject({ failed: 1, done: 0 });
  expect(telemetry.counts).toEqual({});
  expect(telemetry.lines).toMatchObject([{ message: 'items not accepted', fields: { failed: 1, states: 'read' } }]);
});

test('several states of a message in one webhook are recorded in its order, although writes take as long as they like', async () => {
  const memory = memoryStates();
  const turns = [5, 1, 3];
  const { post, telemetry } = setUp({
    rise: async (item) => {
      for (let turn = turns.shift() ?? 0; turn > 0; turn -= 1) await new Promise(setImmediate);
      return memory.rise(item);
    },
  });
  expect(await post('sent', 'delivered', 'read')).toMatchObject({ done: 3, duplicate: 0 });
  expect(telemetry.counts).toEqual({ StatusesAccepted: 3, StatusSent: 1, StatusDelivered: 1, StatusRead: 1 });
});

const WAY = ['pending', 'sent', 'delivered', 'read', 'played'];
const METRICS = { StatusSent: 'sent', StatusDelivered: 'delivered', StatusRead: 'read' };

test('in whatever order and however often states come, what a message has reached is counted once', async () => {
  const anyWebhooks = fc.array(fc.array(fc.constantFrom(...WAY), { minLength: 1, maxLength: 4 }), { minLength: 1 });
  const property = fc.asyncProperty(anyWebhooks, async (webhooks) => {
    const { post, telemetry } = setUp();
    for (const states of webhooks) await post(...states);
    const highest = Math.max(...webhooks.flat().map((state) => WAY.indexOf(state)));
    const reached = Object.entries(METRICS).filter(([, state]) => WAY.indexOf(state) <= highest);
    const { StatusesAccepted: taken = 0, Duplicates: known = 0, ...counted } = telemetry.counts;
    expect(counted).toEqual(Object.fromEntries(reached.map(([metric]) => [metric, 1])));
    expect(taken + known).toBe(webhooks.reduce((sum, states) => sum + new Set(states).size, 0));
  });
  await fc.assert(property);
});

test.each([
  [['sent', 'failed'], { StatusSent: 1, StatusFailed: 1 }],
  [['failed', 'sent', 'failed'], { StatusFailed: 1 }],
  [['failed', 'delivered'], { StatusFailed: 1, StatusDelivered: 1 }],
  [['delivered', 'failed'], { StatusSent: 1, StatusDelivered: 1 }],
  [['folded into a paper plane', 'pending'], {}],
])('%j count as %j', async (states, expected) => {
  const { post, telemetry } = setUp();
  for (const state of states) await post(state);
  const { StatusesAccepted: _taken, Duplicates: _known, ...counted } = telemetry.counts;
  expect(counted).toEqual(expected);
});

test.each([
  [
    'Baileys',
    {
      messages: [
        { key: { id: 'A', fromMe: true, remoteJid: '5215550000101:7@s.whatsapp.net' }, update: { status: 4 } },
      ],
    },
  ],
  ['Evolution', { data: { keyId: 'A', fromMe: true, remoteJid: '5215550000101@s.whatsapp.net', status: 'READ' } }],
])('the chat of a state is the one that %s names, by its pseudonym', (_, event) => {
  const address = { remoteJid: '5215550000101@s.whatsapp.net', remoteJidAlt: null, senderPn: null };
  expect(itemsOf(event)).toMatchObject([{ state: 'read', chat: pseudonym(chatJidOf(address) ?? '') }]);
});

test('a state without an address has no chat', () => {
  const [item] = itemsOf({ statuses: [{ id: 'A', status: 'read' }] });
  expect((item as StatusItem).chat).toBeUndefined();
});
