import type { SQSEvent } from 'aws-lambda';
import { messageItemOf } from '../../../lambdas/ingest/reading/items';
import { pseudonymWith } from '../../../lambdas/shared/message/pseudonym';
import { encodeQueueMessage, type MessageItem } from '../../../lambdas/shared/message/queue-message';
import { messageKeyOf } from '../../../lambdas/shared/telemetry/log-keys';
import { createKnownNumbers } from '../../../local/known-numbers';

const arrival = { receivedAtMs: 0, pseudonym: pseudonymWith('the-key') };

function item(id: string, remoteJid: string): MessageItem {
  const entry = messageItemOf({ key: { id, remoteJid }, message: { conversation: 'Hola' } }, arrival);
  if (entry.kind !== 'item' || entry.item.kind !== 'message') throw new Error('not a message');
  return entry.item;
}

const batch = (...bodies: string[]) => ({ Records: bodies.map((body) => ({ body })) }) as unknown as SQSEvent;

test('the number is found under the key that the processor logs', () => {
  const numbers = createKnownNumbers();
  const message = item('A', '5215550000101:3@s.whatsapp.net');

  numbers.remember(batch(encodeQueueMessage(message)));

  expect(numbers.numberOf(messageKeyOf(message.key))).toBe('5215550000101');
});

test('a group has no number, and what cannot be read is passed over', () => {
  const numbers = createKnownNumbers();

  numbers.remember(batch('no json', encodeQueueMessage(item('A', '1203630@g.us'))));

  expect(numbers.numberOf(messageKeyOf('message:A'))).toBeUndefined();
});

test('only the latest are kept', () => {
  const numbers = createKnownNumbers(2);

  for (const id of ['A', 'B', 'C'])
    numbers.remember(batch(encodeQueueMessage(item(id, '5215550000101@s.whatsapp.net'))));

  expect(['A', 'B', 'C'].map((id) => numbers.numberOf(messageKeyOf(`message:${id}`)))).toEqual([
    undefined,
    '5215550000101',
    '5215550000101',
  ]);
});
