import { MAX_QUEUED_TEXT_LENGTH } from '../../../lambdas/shared/limits';
import {
  decodeQueueMessage,
  encodeQueueMessage,
  type QueueMessage,
} from '../../../lambdas/shared/message/queue-message';
import { customersKey, readMessages, readWebhook } from '../../support/read-webhook';

/** What SQS takes, less some room for attributes. */
const MAX_QUEUE_BODY_BYTES = 1_000_000;
const bytesOf = (item: QueueMessage | undefined) =>
  Buffer.byteLength(item === undefined ? '' : encodeQueueMessage(item));

test('a text that is cut is never cut inside of an emoji, whether it is understood or not', () => {
  const long = (letters: number) => 'a'.repeat(letters) + '😀'.repeat(10);
  const textOf = (letters: number) => {
    const [item] = readMessages({ key: customersKey('A'), message: { conversation: long(letters) } }).items;
    return item?.kind === 'message' ? (item.content.text ?? '') : '';
  };
  expect(textOf(MAX_QUEUED_TEXT_LENGTH - 1)).toBe('a'.repeat(MAX_QUEUED_TEXT_LENGTH - 1));
  expect(textOf(MAX_QUEUED_TEXT_LENGTH - 2)).toBe(`${'a'.repeat(MAX_QUEUED_TEXT_LENGTH - 2)}😀`);
  for (const letters of [0, 1]) {
    const text = `{"event":"${'a'.repeat(letters)}${'😀'.repeat(MAX_QUEUED_TEXT_LENGTH)}`;
    const [item] = readWebhook(undefined, text).items;
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

test('inlined media stays out of the queue, text does not', () => {
  const { items } = readMessages({
    key: customersKey('A'),
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
    const { items } = readMessages({ key: customersKey('A'), message: { conversation: character.repeat(1_500_000) } });
    expect(bytesOf(items[0])).toBeLessThanOrEqual(MAX_QUEUE_BODY_BYTES);
  },
);

test('what nests deeper than JSON.stringify can follow is quarantined as it came', () => {
  const text = `{"event":"messages.upsert","messages":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`;
  const { items } = readWebhook(JSON.parse(text), text);
  expect(items).toMatchObject([{ kind: 'quarantined', reason: 'wrong-shape', payload: text }]);
});

/** The character set of the SendMessage API: XML 1.0's. */
function isTakenBySqs(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

test('a queue message holds only characters that SQS takes, and is read back as it was', () => {
  const [item] = readMessages({
    key: customersKey('A\ufffe\uffff'),
    message: { conversation: 'a\u0000\ufffe\uffff\ud83d z' },
  }).items;
  if (item === undefined) throw new Error('no item');
  const body = encodeQueueMessage(item);
  expect([...body].filter((character) => !isTakenBySqs(character))).toEqual([]);
  expect(decodeQueueMessage(body)).toEqual(item);
});

test.each([['no JSON'], ['{}'], ['{"kind":"message"}'], ['null']])('%j is no queue message', (body) => {
  expect(decodeQueueMessage(body)).toBeNull();
});

test('what is quarantined is cut to what a queue message holds', () => {
  const [item] = readWebhook({ event: '', padding: '\u0000'.repeat(1_500_000) }).items;
  expect(item).toMatchObject({ kind: 'quarantined' });
  expect(bytesOf(item)).toBeLessThanOrEqual(MAX_QUEUE_BODY_BYTES);
});
