import { readWebhookEvent } from '../../../lambdas/ingest/reading/webhook-event';
import { sqsItemQueue } from '../../../lambdas/ingest/sqs-item-queue';
import { pseudonymWith } from '../../../lambdas/shared/message/pseudonym';
import { createCasePoster } from '../../support/posted-cases';

const LID = '184460000000136@lid';
const PHONE = '5215550000136@s.whatsapp.net';
const HOLA = { kind: 'text', text: 'Hola' };
const text = { conversation: 'Hola' };
const entry = (key: object, message: object = text) => ({ key: { id: 'A', fromMe: false, ...key }, message });
const upsert = (...messages: object[]) => ({ body: { event: 'messages.upsert', messages } });

test.each([
  ['a hidden number', entry({ remoteJid: LID })],
  ['a hidden number whose other address is hidden too', entry({ remoteJid: LID, remoteJidAlt: '1@lid' })],
  ['no address', entry({})],
  ['an unknown kind of content', entry({ remoteJid: PHONE }, { hologramMessage: {} })],
])('a customer with %s is counted, and answered when the same id comes with all of it', async (_, first) => {
  const { post, telemetry } = createCasePoster();
  expect((await post(upsert(first))).queued).toHaveLength(1);
  expect(telemetry.counts).toMatchObject({ CustomersUnanswerable: 1, MessagesAccepted: 1 });
  expect((await post(upsert(entry({ remoteJid: PHONE })))).queued).toMatchObject([{ remoteJid: PHONE, content: HOLA }]);
  expect((await post(upsert(first))).queued).toEqual([]);
  expect(telemetry.counts).toMatchObject({ CustomersUnanswerable: 1, MessagesAccepted: 2, Duplicates: 1 });
});

test('key material alone does not use the id up, and is no customer', async () => {
  const { post, telemetry } = createCasePoster();
  await post(upsert(entry({ remoteJid: PHONE }, { senderKeyDistributionMessage: {} })));
  expect(telemetry.counts.CustomersUnanswerable).toBeUndefined();
  expect((await post(upsert(entry({ remoteJid: PHONE })))).queued).toMatchObject([{ content: HOLA }]);
});

test.each([
  ['a group', entry({ remoteJid: '120363000000000001@g.us' })],
  ['a post of the business', entry({ remoteJid: LID, fromMe: true })],
  ['a reaction of a hidden number', entry({ remoteJid: LID }, { reactionMessage: { text: '👍' } })],
  ['an unknown kind in a group', entry({ remoteJid: '120363000000000001@g.us' }, { hologramMessage: {} })],
])('%s is no customer without an answer, and uses its id up', async (_, message) => {
  const { post, telemetry } = createCasePoster();
  await post(upsert(message));
  expect((await post(upsert(message))).queued).toEqual([]);
  expect(telemetry.counts.CustomersUnanswerable).toBeUndefined();
});

test('of two copies in one webhook the one that can be answered is taken, whichever comes first', () => {
  const copies = [entry({ remoteJid: LID }), entry({ remoteJid: PHONE })];
  for (const messages of [copies, copies.toReversed()]) {
    const json = { event: 'messages.upsert', messages };
    const read = readWebhookEvent({ json, text: '', receivedAtMs: 0, pseudonym: pseudonymWith('k') });
    expect(read).toMatchObject({ items: [{ remoteJid: PHONE }], repeated: 1 });
  }
});

test('SQS does not take the later copy for a repetition of the first', async () => {
  const sent: string[] = [];
  const client = {
    send: async ({ input }: { input: { MessageDeduplicationId: string } }) => sent.push(input.MessageDeduplicationId),
  };
  const queue = sqsItemQueue({ client: client as never, queueUrl: 'q', deadLetterQueueUrl: 'd' });
  for (const remoteJid of [LID, PHONE]) {
    const json = upsert(entry({ remoteJid })).body;
    const [item] = readWebhookEvent({ json, text: '', receivedAtMs: 0, pseudonym: pseudonymWith('k') }).items;
    if (item !== undefined) await queue.send(item);
  }
  expect(new Set(sent).size).toBe(2);
});
