import { contentOf } from '../../../lambdas/ingest/reading/message-content';

test.each([
  ['a text in a wrapper', { ephemeralMessage: { message: { conversation: 'Hola' } } }, 'text', 'Hola'],
  ['a view-once photo', { viewOnceMessageV2: { message: { imageMessage: { caption: 'foto' } } } }, 'media', 'foto'],
  ['a text sent from a linked device', { deviceSentMessage: { message: { conversation: 'Hola' } } }, 'text', 'Hola'],
  [
    'a caption rather than a quoted text',
    { imageMessage: { caption: 'c', contextInfo: { quotedMessage: { conversation: 'q' } } } },
    'media',
    'c',
  ],
  ['a text beside key material', { senderKeyDistributionMessage: {}, conversation: 'Hola' }, 'text', 'Hola'],
  ['a wrapper without a message', { ephemeralMessage: {} }, 'unknown', null],
  ['a button', { buttonsResponseMessage: { selectedDisplayText: 'Sí', selectedButtonId: 'b1' } }, 'choice', 'Sí'],
  ['a kind of the future', { hologramMessage: { text: 'Hola' } }, 'unknown', null],
  ['only context', { messageContextInfo: {} }, 'empty', null],
  ['a reaction taken back', { reactionMessage: { text: '' } }, 'reaction', null],
  ['a revocation by number', { protocolMessage: { type: 0 } }, 'revoke', null],
  ['an edit by number', { protocolMessage: { type: 14, editedMessage: { conversation: 'nuevo' } } }, 'edit', 'nuevo'],
  ['a text of the wrong type', { conversation: 5 }, 'empty', null],
  [
    'a poll of the fourth version',
    { pollCreationMessageV4: { message: { pollCreationMessage: { name: '¿Cuál?' } } } },
    'poll',
    '¿Cuál?',
  ],
  ['key material alone', { senderKeyDistributionMessage: {} }, 'keys', null],
  ['a sticker pack', { stickerPackMessage: { name: 'Gatitos' } }, 'media', null],
  ['buttons of a company', { buttonsMessage: { contentText: 'Elige', buttons: [] } }, 'automatic', 'Elige'],
  ['a list of a company', { listMessage: { title: 'Menú' } }, 'automatic', 'Menú'],
  ['a note of a payment', { requestPaymentMessage: { noteMessage: { conversation: 'Pedido' } } }, 'commerce', 'Pedido'],
  ['a payment without a note', { sendPaymentMessage: {} }, 'commerce', null],
  ['a forwarded answer', { botForwardedMessage: { message: { conversation: 'Sí' } } }, 'text', 'Sí'],
  ['an answer to an event', { encEventResponseMessage: {} }, 'pollvote', null],
  ['a missed call', { callLogMesssage: {} }, 'protocol', null],
  ['a name of Object.prototype', { constructor: { name: 'x' } }, 'unknown', null],
])('%s', (_, message, kind, text) => {
  expect(contentOf(message)).toMatchObject({ kind, text });
});

test.each([
  [5, 'Hola'],
  [6, null],
])('%d wrappers around a text: %j', (depth, text) => {
  let message: Record<string, unknown> = { conversation: 'Hola' };
  for (let level = 0; level < depth; level += 1) message = { ephemeralMessage: { message } };
  expect(contentOf(message).text).toBe(text);
});

test('a choice whose parameters are no JSON has no id', () => {
  const flow = { body: { text: 'Sí' }, nativeFlowResponseMessage: { paramsJson: '{' } };
  expect(contentOf({ interactiveResponseMessage: flow })).toEqual({ kind: 'choice', text: 'Sí', choiceId: null });
});
