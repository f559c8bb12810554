import { encodeQueueMessage, type QueueMessage } from '../../../lambdas/shared/message/queue-message';
import { customersKey, readMessages, readStatuses, readWebhook } from '../../support/read-webhook';

/** What SQS takes, less some room for attributes. */
const MAX_QUEUE_BODY_BYTES = 1_000_000;
const bytesOf = (item: QueueMessage | undefined) =>
  Buffer.byteLength(item === undefined ? '' : encodeQueueMessage(item));

test.each([
  ['not an object', null, 'not-an-object'],
  ['no event name', { messages: [] }, 'no-event'],
  ['an empty event name', { event: '' }, 'no-event'],
  ['an upsert without messages', { event: 'messages.upsert' }, 'wrong-shape'],
  ['an update without statuses', { event: 'messages.update' }, 'wrong-shape'],
  ['a message that is no object', { event: 'messages.upsert', messages: [7] }, 'wrong-shape'],
  [
    'a message whose content is text',
    { event: 'messages.upsert', messages: [{ key: customersKey('A'), message: 'Hola' }] },
    'wrong-shape',
  ],
  ['a message without a key', { event: 'messages.upsert', messages: [{ message: {} }] }, 'no-usable-id'],
  ['a status without a state', { event: 'messages.update', statuses: [{ id: 'A' }] }, 'wrong-shape'],
  ['a status without an id', { event: 'messages.update', statuses: [{ status: 'read' }] }, 'no-usable-id'],
])('%s is quarantined with its reason and its content', (_, json, reason) => {
  const [item] = readWebhook(json).items;
  expect(item).toMatchObject({ kind: 'quarantined', reason });
  expect(JSON.stringify(json)).toContain(item?.kind === 'quarantined' ? item.payload : 'nothing was quarantined');
});

test.each([[undefined], [null], [''], ['  '], [{}], [['A']], [true], [1.5], [Number.MAX_VALUE], ['x'.repeat(2_000)]])(
  'an id that is %j cannot be used',
  (id) => {
    expect(readMessages({ key: customersKey(id), message: { conversation: 'Hola' } }).items).toMatchObject([
      { kind: 'quarantined', reason: 'no-usable-id' },
    ]);
  },
);

test('many entries that nobody understands are one dead letter, and the good ones beside them are taken', () => {
  const good = { key: customersKey('A'), message: { conversation: 'Hola' } };
  const numbers = Array.from({ length: 300_000 }, (_, index) => index);
  const { items } = readMessages(...numbers.slice(0, 11), good);
  expect(items.map((item) => item.kind)).toEqual(['message', 'quarantined']);
  expect(readMessages(...numbers.slice(0, 10)).items).toHaveLength(10);
  const all = readWebhook({ event: 'messages.upsert', messages: numbers }).items;
  expect(all).toMatchObject([{ kind: 'quarantined', reason: 'wrong-shape' }]);
  expect(bytesOf(all[0])).toBeLessThanOrEqual(MAX_QUEUE_BODY_BYTES);
});

test('the good items beside a bad one are taken', () => {
  const event = readMessages(null, { key: customersKey('A'), message: { conversation: 'Hola' } });
  expect(event.items.map((item) => item.kind)).toEqual(['quarantined', 'message']);
});

test.each([
  [{ messageStubType: 2 }],
  [{ messageStubType: 2, message: {} }],
  [{ message: null }],
  [{ message: {} }],
  [{ message: { messageContextInfo: {} } }],
  [{ message: { conversation: '' } }],
  [{ message: { placeholderMessage: { type: 'MASK_LINKED_DEVICES' } } }],
])('%j has no content and does not claim the id', (entry) => {
  expect(readMessages({ key: customersKey('A'), ...entry })).toMatchObject({ items: [], ignored: 1 });
});

test('an item that is listed twice is taken once and counted', () => {
  const message = { key: customersKey('A'), message: { conversation: 'Hola' } };
  expect(readMessages(message, message)).toMatchObject({ repeated: 1, items: [{ key: 'message:A' }] });
});

test('other events are ignored, whatever they carry', () => {
  const message = { key: customersKey('A'), message: { conversation: 'Hola' } };
  expect(readWebhook({ event: 'messaging-history.set', messages: [message] })).toMatchObject({ items: [], ignored: 1 });
});

test.each([['MESSAGES_UPSERT'], ['messages-upsert'], ['Messages.Upsert'], [' messages.upsert ']])(
  'the event %j is read as messages.upsert, and its name is told as it came',
  (event) => {
    const { name, items } = readWebhook({
      event,
      messages: [{ key: customersKey('A'), message: { conversation: 'Hola' } }],
    });
    expect({ name, keys: items.map((item) => item.key) }).toEqual({ name: event, keys: ['message:A'] });
  },
);

test.each([['MESSAGES_UPDATE'], ['messages-update']])('the event %j is read as messages.update', (event) => {
  expect(readWebhook({ event, statuses: [{ id: 'A', status: 'read' }] }).items).toMatchObject([
    { key: 'status:A:read' },
  ]);
});

test('messages of one person share a group, on whichever device and by whichever address', () => {
  const chat = (remoteJid: string, more = {}) => ({
    key: { id: remoteJid, remoteJid, ...more },
    message: { conversation: 'x' },
  });
  const { items } = readMessages(
    chat('5215550000101@s.whatsapp.net'),
    chat('5215550000101:7@s.whatsapp.net'),
    chat('184460000000101@lid', { senderPn: '5215550000101@s.whatsapp.net' }),
    chat('5215550000102@s.whatsapp.net'),
  );
  const groups = items.map((item) => item.group);
  expect(new Set(groups.slice(0, 3)).size).toBe(1);
  expect(groups[3]).not.toBe(groups[0]);
  expect(groups.join()).not.toContain('5215550000101');
});

test('what another device of the business has sent is its own, whatever fromMe says', () => {
  const message = { deviceSentMessage: { message: { conversation: 'Hola' } } };
  expect(readMessages({ key: customersKey('A'), message }).items).toMatchObject([
    { fromMe: 'yes', content: { text: 'Hola' } },
  ]);
});

test('the phone beside a hidden number is looked for in the key first, then beside it', () => {
  const lid = { id: 'A', remoteJid: '184460000000101@lid' };
  const of = (inKey: object, beside: object) =>
    readMessages({ key: { ...lid, ...inKey }, message: { conversation: 'x' }, ...beside }).items;
  const [one, two] = ['5215550000101@s.whatsapp.net', '5215550000102@s.whatsapp.net'];
  expect(of({}, { senderPn: one })).toMatchObject([{ senderPn: one }]);
  expect(of({}, { remoteJidAlt: one })).toMatchObject([{ remoteJidAlt: one }]);
  expect(of({ senderPn: one }, { senderPn: two })).toMatchObject([{ senderPn: one }]);
  expect(of({ remoteJidAlt: one }, { remoteJidAlt: two })).toMatchObject([{ remoteJidAlt: one }]);
});

test.each([101, 1_000])('%d messages of one webhook are all read, in their order', (count) => {
  const messages = Array.from({ length: count }, (_, index) => ({
    key: customersKey(`M${index}`),
    message: { conversation: 'x' },
  }));
  expect(readMessages(...messages).items.map((item) => item.key)).toEqual(
    messages.map((each) => `message:${each.key.id}`),
  );
  const statuses = messages.map((_, index) => ({ id: `S${index}`, status: 'read' }));
  expect(readStatuses(...statuses).items).toHaveLength(count);
});
