import { deadLettersIn } from '../../../local/dead-letters';

const message = (body: string, messageAttributes = {}) => ({ messageId: '1', body, messageAttributes });

test('a dead letter has its reason from the attribute and its key from the body', () => {
  const letter = message('{"key":"message:A"}', { reason: { StringValue: 'send-rejected' } });

  expect(deadLettersIn({ visible: [letter], inFlight: [] })).toEqual([
    { id: '1', reason: 'send-rejected', key: 'message:A' },
  ]);
});

test('one that SQS moved by itself says so, and a body without a key has none', () => {
  const letters = deadLettersIn({ visible: [message('{"key":"status:A:read"}')], inFlight: [message('no json')] });

  expect(letters.map(({ reason, key }) => [reason, key])).toEqual([
    ['max-receive-count', 'status:A:read'],
    ['max-receive-count', ''],
  ]);
});
