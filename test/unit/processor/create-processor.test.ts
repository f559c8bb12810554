import { processorParts } from '../../../lambdas/processor/create-processor';

const ENVIRONMENT = {
  QUEUE_URL: 'https://sqs.example/queue.fifo',
  DEAD_LETTER_QUEUE_URL: 'https://sqs.example/dead.fifo',
  IDEMPOTENCY_TABLE_NAME: 'table',
  SEND_API_URL: 'https://send.example',
  SEND_TOKEN_ARN: 'arn',
  STACK_NAME: 'stack',
};

test('the waits of the function that ships are random, and from 5 s on', () => {
  const { baseMs, random } = processorParts(ENVIRONMENT).process.backoff;
  expect(baseMs).toBe(5_000);
  expect(new Set(Array.from({ length: 10 }, random)).size).toBeGreaterThan(5);
});
