import { readWebhookEvent } from '../../../lambdas/ingest/reading/webhook-event';
import { MAX_QUEUED_TEXT_LENGTH } from '../../../lambdas/shared/limits';
import { pseudonymWith } from '../../../lambdas/shared/message/pseudonym';
import {
  decodeQueueMessage,
  encodeQueueMessage,
  type QueueMessage,
} from '../../../lambdas/shared/message/queue-message';

/** What SQS takes, less some room for attributes. */
const MAX_QUEUE_BODY_BYTES = 1_000_000;
const receivedAtMs = 1_760_000_000_000;
const pseudonym = pseudonymWith('the-key');
const read = (json: unknown) => readWebhookEvent({ json, text: JSON.stringify(json), receivedAtMs, pseudonym });
const upsert = (...messages: unknown[]) => read({ event: 'messages.upsert', messages });
const update = (...statuses: unknown[]) => read({ event: 'messages.update', statuses });
const key = (id: unknown) => ({ id, fromMe: false, remoteJid: '5215550000101@s.whatsapp.net' });
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
    { event: 'messages.upsert', messages: [{ key: key('A'), message: 'Hola' }] },
    'wrong-shape',
  ],
  ['a message without a key', { event: 'messages.upsert', messages: [{ message: {} }] }, 'no-usable-id'],
  ['a status without a state', { event: 'messages.update', statuses: [{ id: 'A' }] }, 'wrong-shape'],
  ['a status without an id', { event: 'messages.update', statuses: [{ status: 'read' }] }, 'no-usable-id'],
])('%s is quarantined with its reason and its content', (_, json, reason) => {
  const [item] = read(json).items;
  expect(item).toMatchObject({ kind: 'quarantined', reason });
  expect(JSON.stringify(json)).toContain(item?.kind === 'quarantined' ? item.payload : 'nothing was quarantined');
});

test.each([[undefined], [null], [''], ['  '], [{}], [['A']], [true], [1.5], [Number.MAX_VALUE], ['x'.repeat(2_000)]])(
  'an id that is %j cannot be used',
  (id) => {
    expect(upsert({ key: key(id), message: { conversation: 'Hola' } }).items).toMatchObject([
      { kind: 'quarantined', reason: 'no-usable-id' },
    ]);
  },
);

test('many entries that nobody understands are one dead letter, and the good ones beside them are taken', () => {
  const good = { key: key('A'), message: { conversation: 'Hola' } };
  const numbers = Array.from({ length: 300_000 }, (_, index) => index);
  const { items } = upsert(...numbers.slice(0, 11), good);
  expect(items.map((item) => item.kind)).toEqual(['message', 'quarantined']);
  expect(upsert(...numbers.slice(0, 10)).items).toHaveLength(10);
  const all = read({ event: 'messages.upsert', messages: numbers }).items;
  expect(all).toMatchObject([{ kind: 'quarantined', reason: 'wrong-shape' }]);
  expect(bytesOf(all[0])).toBeLessThanOrEqual(MAX_QUEUE_BODY_BYTES);
});

test('the good items beside a bad one are taken', () => {
  const event = upsert(null, { key: key('A'), message: { conversation: 'Hola' } });
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
  expect(upsert({ key: key('A'), ...entry })).toMatchObject({ items: [], ignored: 1 });
});

test('an item that is listed twice is taken once and counted', () => {
  const message = { key: key('A'), message: { conversation: 'Hola' } };
  expect(upsert(message, message)).toMatchObject({ repeated: 1, items: [{ key: 'message:A' }] });
});

test('other events are ignored, whatever they carry', () => {
  const message = { key: key('A'), message: { conversation: 'Hola' } };
  expect(read({ event: 'messaging-history.set', messages: [message] })).toMatchObject({ items: [], ignored: 1 });
});

test.each([['MESSAGES_UPSERT'], ['messages-upsert'], ['Messages.Upsert'], [' messages.upsert ']])(
  'the event %j is read as messages.upsert, and its name is told as it came',
  (event) => {
    const { name, items } = read({ event, messages: [{ key: key('A'), message: { conversation: 'Hola' } }] });
    expect({ name, keys: items.map((item) => item.key) }).toEqual({ name: event, keys: ['message:A'] });
  },
);

test.each([['MESSAGES_UPDATE'], ['messages-update']])('the event %j is read as messages.update', (event) => {
  expect(read({ event, statuses: [{ id: 'A', status: 'read' }] }).items).toMatchObject([{ key: 'status:A:read' }]);
});

test('messages of one person share a group, on whichever device and by whichever address', () => {
  const chat = (remoteJid: string, more = {}) => ({
    key: { id: remoteJid, remoteJid, ...more },
    message: { conversation: 'x' },
  });
  const { items } = upsert(
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

test('a state reported in two vocabularies is one status; another state of the same id is another', () => {
  const event = update({ id: 'A', status: 'DELIVERY_ACK' }, { id: 'A', status: 3 }, { id: 'A', status: 'read' });
  expect(event.items.map((item) => item.key)).toEqual(['status:A:delivered', 'status:A:read']);
});

test.each([
  [-1, 'failed'],
  ['-1', 'failed'],
  [0, 'failed'],
  [1, 'pending'],
  [2, 'sent'],
  [3, 'delivered'],
  [4, 'read'],
  [5, 'played'],
  [6, 'unknown'],
  ['READ_ACK', 'read'],
  ['Undelivered', 'failed'],
  ['not_delivered', 'failed'],
  ['noAccount', 'failed'],
  ['', 'unknown'],
])('the status %j is %s', (status, state) => {
  expect(update({ id: 'A', status }).items).toMatchObject([{ state }]);
});

test('an update of Evolution is a status, in a list or alone, when it is of a message of ours', () => {
  const entry = { keyId: 'A', remoteJid: '5215550000101@s.whatsapp.net', fromMe: true, status: 'DELIVERY_ACK' };
  for (const body of [{ messages: [entry] }, { data: entry }, { data: [entry] }]) {
    expect(read({ event: 'messages.update', ...body }).items).toMatchObject([{ key: 'status:A:delivered' }]);
  }
  const others = [
    { ...entry, fromMe: false },
    { ...entry, status: undefined },
  ];
  expect(read({ event: 'messages.update', messages: others })).toMatchObject({ items: [], ignored: 2 });
});

test.each([
  ['its own number by `sender` of an instance', { instance: 'demo', sender: '5215550000101@s.whatsapp.net' }, 'yes'],
  ['its own number by `me`', { me: { id: '5215550000101@c.us' } }, 'yes'],
  ['the number of somebody else', { instance: 'demo', sender: '5215550000102@s.whatsapp.net' }, 'no'],
  ['a sender without an instance', { sender: '5215550000101@s.whatsapp.net' }, 'no'],
])('a gateway that tells %s: fromMe is %3$s', (_, envelope, fromMe) => {
  const messages = [{ key: key('A'), message: { conversation: 'Hola' } }];
  expect(read({ event: 'messages.upsert', ...envelope, messages }).items).toMatchObject([{ fromMe }]);
});

test('what another device of the business has sent is its own, whatever fromMe says', () => {
  const message = { deviceSentMessage: { message: { conversation: 'Hola' } } };
  expect(upsert({ key: key('A'), message }).items).toMatchObject([{ fromMe: 'yes', content: { text: 'Hola' } }]);
});

test('the phone beside a hidden number is looked for in the key first, then beside it', () => {
  const lid = { id: 'A', remoteJid: '184460000000101@lid' };
  const of = (inKey: object, beside: object) =>
    upsert({ key: { ...lid, ...inKey }, message: { conversation: 'x' }, ...beside }).items;
  const [one, two] = ['5215550000101@s.whatsapp.net', '5215550000102@s.whatsapp.net'];
  expect(of({}, { senderPn: one })).toMatchObject([{ senderPn: one }]);
  expect(of({}, { remoteJidAlt: one })).toMatchObject([{ remoteJidAlt: one }]);
  expect(of({ senderPn: one }, { senderPn: two })).toMatchObject([{ senderPn: one }]);
  expect(of({ remoteJidAlt: one }, { remoteJidAlt: two })).toMatchObject([{ remoteJidAlt: one }]);
});

test('a raw Baileys update is a status only when it is ours and has one', () => {
  const entry = (fromMe: boolean, change: object) => ({ key: { id: 'A', fromMe }, update: change });
  const event = read({
    event: 'messages.update',
    messages: [entry(true, { status: 3 }), entry(false, { status: 4 }), entry(true, { pollUpdates: [] })],
  });
  expect(event).toMatchObject({ items: [{ key: 'status:A:delivered' }], ignored: 2 });
});

test('a text that is cut is never cut inside of an emoji, whether it is understood or not', () => {
  const long = (letters: number) => 'a'.repeat(letters) + '😀'.repeat(10);
  const textOf = (letters: number) => {
    const [item] = upsert({ key: key('A'), message: { conversation: long(letters) } }).items;
    return item?.kind === 'message' ? (item.content.text ?? '') : '';
  };
  expect(textOf(MAX_QUEUED_TEXT_LENGTH - 1)).toBe('a'.repeat(MAX_QUEUED_TEXT_LENGTH - 1));
  expect(textOf(MAX_QUEUED_TEXT_LENGTH - 2)).toBe(`${'a'.repeat(MAX_QUEUED_TEXT_LENGTH - 2)}😀`);
  for (const letters of [0, 1]) {
    const text = `{"event":"${'a'.repeat(letters)}${'😀'.repeat(MAX_QUEUED_TEXT_LENGTH)}`;
    const [item] = readWebhookEvent({ json: undefined, text, receivedAtMs, pseudonym }).items;
    const payload = item?.kind === 'quarantined' ? item.payload : '';
    expect({
      isWhole: !/[\ud800-\udbff]$/.test(payload),
      isLong: payload.length >= MAX_QUEUED_TEXT_LENGTH - 1,
    }).toEqual({
      isWhole: true,
      isLong: true,
    });
  }
});

test.each([101, 1_000])('%d messages of one webhook are all read, in their order', (count) => {
  const messages = Array.from({ length: count }, (_, index) => ({
    key: key(`M${index}`),
    message: { conversation: 'x' },
  }));
  expect(upsert(...messages).items.map((item) => item.key)).toEqual(messages.map((each) => `message:${each.key.id}`));
  const statuses = messages.map((_, index) => ({ id: `S${index}`, status: 'read' }));
  expect(update(...statuses).items).toHaveLength(count);
});

test('inlined media stays out of the queue, text does not', () => {
  const { items } = upsert({
    key: key('A'),
    message: {
      imageMessage: { caption: 'c'.repeat(100_000), jpegThumbnail: 'A'.repeat(2_000_000) },
      base64: 'A'.repeat(1_000_000),
    },
  });
  expect(items).toMatchObject([{ content: { text: 'c'.repeat(100_000) } }]);
  expect(bytesOf(items[0])).toBeLessThan(110_000);
});

test.each([['\u0000'], ['\uffff'], ['ñ'], ['👋']])(
  'a text of millions of %j fits into a queue message',
  (character) => {
    const { items } = upsert({ key: key('A'), message: { conversation: character.repeat(1_500_000) } });
    expect(bytesOf(items[0])).toBeLessThanOrEqual(MAX_QUEUE_BODY_BYTES);
  },
);

test('what nests deeper than JSON.stringify can follow is quarantined as it came', () => {
  const text = `{"event":"messages.upsert","messages":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`;
  const { items } = readWebhookEvent({ json: JSON.parse(text), text, receivedAtMs, pseudonym });
  expect(items).toMatchObject([{ kind: 'quarantined', reason: 'wrong-shape', payload: text }]);
});

/** The character set of the SendMessage API: XML 1.0's. */
function isTakenBySqs(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

test('a queue message holds only characters that SQS takes, and is read back as it was', () => {
  const [item] = upsert({ key: key('A\ufffe\uffff'), message: { conversation: 'a\u0000\ufffe\uffff\ud83d z' } }).items;
  if (item === undefined) throw new Error('no item');
  const body = encodeQueueMessage(item);
  expect([...body].filter((character) => !isTakenBySqs(character))).toEqual([]);
  expect(decodeQueueMessage(body)).toEqual(item);
});

test.each([['no JSON'], ['{}'], ['{"kind":"message"}'], ['null']])('%j is no queue message', (body) => {
  expect(decodeQueueMessage(body)).toBeNull();
});

test('what is quarantined is cut to what a queue message holds', () => {
  const [item] = read({ event: '', padding: '\u0000'.repeat(1_500_000) }).items;
  expect(item).toMatchObject({ kind: 'quarantined' });
  expect(bytesOf(item)).toBeLessThanOrEqual(MAX_QUEUE_BODY_BYTES);
});
