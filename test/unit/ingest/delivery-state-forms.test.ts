import { customersKey, readStatuses, readWebhook } from '../../support/read-webhook';

test('a state reported in two vocabularies is one status; another state of the same id is another', () => {
  const event = readStatuses({ id: 'A', status: 'DELIVERY_ACK' }, { id: 'A', status: 3 }, { id: 'A', status: 'read' });
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
  expect(readStatuses({ id: 'A', status }).items).toMatchObject([{ state }]);
});

test('an update of Evolution is a status, in a list or alone, when it is of a message of ours', () => {
  const entry = { keyId: 'A', remoteJid: '5215550000101@s.whatsapp.net', fromMe: true, status: 'DELIVERY_ACK' };
  for (const body of [{ messages: [entry] }, { data: entry }, { data: [entry] }]) {
    expect(readWebhook({ event: 'messages.update', ...body }).items).toMatchObject([{ key: 'status:A:delivered' }]);
  }
  const others = [
    { ...entry, fromMe: false },
    { ...entry, status: undefined },
  ];
  expect(readWebhook({ event: 'messages.update', messages: others })).toMatchObject({ items: [], ignored: 2 });
});

test.each([
  ['its own number by `sender` of an instance', { instance: 'demo', sender: '5215550000101@s.whatsapp.net' }, 'yes'],
  ['its own number by `me`', { me: { id: '5215550000101@c.us' } }, 'yes'],
  ['the number of somebody else', { instance: 'demo', sender: '5215550000102@s.whatsapp.net' }, 'no'],
  ['a sender without an instance', { sender: '5215550000101@s.whatsapp.net' }, 'no'],
])('a gateway that tells %s: fromMe is %3$s', (_, envelope, fromMe) => {
  const messages = [{ key: customersKey('A'), message: { conversation: 'Hola' } }];
  expect(readWebhook({ event: 'messages.upsert', ...envelope, messages }).items).toMatchObject([{ fromMe }]);
});

test('a raw Baileys update is a status only when it is ours and has one', () => {
  const entry = (fromMe: boolean, change: object) => ({ key: { id: 'A', fromMe }, update: change });
  const event = readWebhook({
    event: 'messages.update',
    messages: [entry(true, { status: 3 }), entry(false, { status: 4 }), entry(true, { pollUpdates: [] })],
  });
  expect(event).toMatchObject({ items: [{ key: 'status:A:delivered' }], ignored: 2 });
});
