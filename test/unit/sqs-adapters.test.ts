import type { SQSClient } from '@aws-sdk/client-sqs';
import { sqsItemQueue } from '../../lambdas/ingest/sqs-item-queue';
import { sqsQueue } from '../../lambdas/processor/sqs-queue';
import { fingerprint } from '../../lambdas/shared/message/fingerprint';
import type { QueueMessage } from '../../lambdas/shared/message/queue-message';

const urls = { queueUrl: 'https://sqs/queue.fifo', deadLetterQueueUrl: 'https://sqs/dead.fifo' };

/** A client that notes what it was asked, and answers `output`. */
function recording(output: object = {}) {
  const sent: { readonly name: string; readonly input: object }[] = [];
  const send = async (command: { readonly input: object }) => {
    sent.push({ name: command.constructor.name, input: command.input });
    return output;
  };
  return { client: { send } as unknown as SQSClient, sent };
}

const common = { group: 'chat', receivedAtMs: 0 };
const status: QueueMessage = { kind: 'status', key: 'status:A:read', state: 'read', ...common };
const junk: QueueMessage = { kind: 'quarantined', key: 'quarantine:x', reason: 'no-event', payload: '{}', ...common };
const record = (messageId: string, sentAtMs = 1) => ({
  messageId,
  sentAtMs,
  receiptHandle: `handle-${messageId}`,
  body: 'body',
  receiveCount: 1,
});

test('an item goes to the queue, in the group of its chat, and once per key', async () => {
  const { client, sent } = recording();
  const queue = sqsItemQueue({ client, ...urls });
  await queue.send(status);
  await queue.send(status);
  expect(sent[0]).toEqual({
    name: 'SendMessageCommand',
    input: {
      QueueUrl: urls.queueUrl,
      MessageBody: JSON.stringify(status),
      MessageGroupId: 'chat',
      MessageDeduplicationId: fingerprint('status:A:read'),
    },
  });
  expect(sent[1]).toEqual(sent[0]);
});

test('what is quarantined goes to the dead-letter queue with its reason', async () => {
  const { client, sent } = recording();
  await sqsItemQueue({ client, ...urls }).send(junk);
  expect(sent[0]?.input).toMatchObject({
    QueueUrl: urls.deadLetterQueueUrl,
    MessageAttributes: {
      reason: { DataType: 'String', StringValue: 'no-event' },
      attempts: { DataType: 'Number', StringValue: '0' },
    },
  });
});

test('a delay is a visibility timeout in whole seconds, never shorter than asked', async () => {
  const { client, sent } = recording();
  await sqsQueue({ client, ...urls }).delay([record('A'), record('B')], 1_001);
  expect(sent).toEqual([
    {
      name: 'ChangeMessageVisibilityBatchCommand',
      input: {
        QueueUrl: urls.queueUrl,
        Entries: [
          { Id: '0', ReceiptHandle: 'handle-A', VisibilityTimeout: 2 },
          { Id: '1', ReceiptHandle: 'handle-B', VisibilityTimeout: 2 },
        ],
      },
    },
  ]);
});

test('a visibility timeout that was not changed is an error', async () => {
  const { client } = recording({ Failed: [{ Id: '0' }] });
  await expect(sqsQueue({ client, ...urls }).delay([record('A')], 1_000)).rejects.toMatchObject({
    code: 'VISIBILITY_NOT_CHANGED',
    failed: 1,
  });
});

test('a dead letter is moved: what is left in the queue would come back behind those that followed it', async () => {
  const { client, sent } = recording();
  await sqsQueue({ client, ...urls }).deadLetter(record('A'), 'chat', { reason: 'unreadable', attempts: 1 });
  expect(sent.map(({ name }) => name)).toEqual(['SendMessageCommand', 'DeleteMessageCommand']);
  expect(sent[1]?.input).toEqual({ QueueUrl: urls.queueUrl, ReceiptHandle: 'handle-A' });
});

test('a dead letter keeps body and group, says why, and is new for each stay in the queue', async () => {
  const { client, sent } = recording();
  const queue = sqsQueue({ client, ...urls });
  const cause = { reason: 'retries-exhausted', status: 503, attempts: 50, lastFailure: 'http' } as const;
  for (const [id, sentAtMs] of [
    ['A', 1],
    ['A', 1],
    ['A', 2],
    ['B', 1],
  ] as const) {
    await queue.deadLetter(record(id, sentAtMs), 'chat', cause);
  }
  expect(sent[0]?.input).toMatchObject({
    QueueUrl: urls.deadLetterQueueUrl,
    MessageBody: 'body',
    MessageGroupId: 'chat',
    MessageAttributes: {
      reason: { DataType: 'String', StringValue: 'retries-exhausted' },
      status: { DataType: 'Number', StringValue: '503' },
      attempts: { DataType: 'Number', StringValue: '50' },
      lastFailure: { DataType: 'String', StringValue: 'http' },
    },
  });
  const letters = sent.filter(({ name }) => name === 'SendMessageCommand');
  const ids = letters.map(({ input }) => (input as { MessageDeduplicationId: string }).MessageDeduplicationId);
  expect(ids[1]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
});
