import { chatMessagesIn } from '../../../local/chat';

const webhook = (...messages: unknown[]) => Buffer.from(JSON.stringify({ event: 'messages.upsert', messages }));
const key = { id: 'A', fromMe: false, remoteJid: '5215550000101:2@s.whatsapp.net' };

test('a message is shown with the number and its text', () => {
  expect(chatMessagesIn(webhook({ key, message: { conversation: 'Hola' } }))).toEqual([
    { id: 'A', from: '5215550000101', text: '"Hola"' },
  ]);
});

test('without plain text the kind of content is shown', () => {
  const texts = [{ extendedTextMessage: { text: 'Hi' } }, { imageMessage: {} }, {}].map(
    (message) => chatMessagesIn(webhook({ key, message }))[0]?.text,
  );

  expect(texts).toEqual(['"Hi"', '[imageMessage]', '[?]']);
});

test("the business's own messages, other events and what cannot be read are not chat", () => {
  expect(chatMessagesIn(webhook({ key: { ...key, fromMe: true }, message: {} }, null, 7))).toEqual([]);
  expect(chatMessagesIn(Buffer.from('{"event":"messages.update","statuses":[]}'))).toEqual([]);
  expect(chatMessagesIn(Buffer.from('no json'))).toEqual([]);
});
