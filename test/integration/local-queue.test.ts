import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { MAX_RECEIVE_COUNT } from '../../lambdas/shared/limits';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { type DeadLetter, deadLettersIn } from '../../local/dead-letters';
import { type EventSourceMapping, startEventSourceMapping } from '../../local/event-source-mapping';
import { type SqsEmulator, startSqsEmulator } from '../../local/sqs-emulator';

let sqs: SqsEmulator;
let client: SQSClient;
let mapping: EventSourceMapping | undefined;

beforeEach(async () => {
  sqs = await startSqsEmulator();
  client = new SQSClient({ endpoint: sqs.endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
});

afterEach(async () => {
  await mapping?.close();
  client.destroy();
  await sqs.close();
});

function feed(handler: (event: SQSEvent) => Promise<unknown>, onError: (error: unknown) => void = () => undefined) {
  mapping = startEventSourceMapping({ sqs, processor: { name: 'processor', timeoutSeconds: 30, handler }, onError });
}

const send = (id: string, group = id) =>
  client.send(
    new SendMessageCommand({
      QueueUrl: sqs.queueUrl('webhook.fifo'),
      MessageBody: JSON.stringify({ key: `message:${id}` }),
      MessageGroupId: group,
      MessageDeduplicationId: id,
    }),
  );

const retryAtOnce = ({ receiptHandle: ReceiptHandle }: SQSRecord) => {
  const QueueUrl = sqs.queueUrl('webhook.fifo');
  return client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
};

const failureOf = ({ Records }: SQSEvent): SQSBatchResponse => ({
  batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
});

/** Resolves once `condition` holds; the test's own timeout is the limit. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const depth = async () => {
  const { visible, inFlight } = await sqs.inspect('webhook.fifo');
  return { visible: visible.length, inFlight: inFlight.length };
};

const isEmpty = async () => Object.values(await depth()).every((count) => count === 0);

test('what the function handled is deleted', async () => {
  const seen: SQSRecord[] = [];
  feed(async ({ Records }) => void seen.push(...Records));

  await send('A');

  await until(async () => seen.length === 1 && (await isEmpty()));
  expect(seen[0]).toMatchObject({
    body: '{"key":"message:A"}',
    attributes: { ApproximateReceiveCount: '1', MessageGroupId: 'A', MessageDeduplicationId: 'A' },
  });
});

test('messages of one group are handled in order, one at a time', async () => {
  const seen: string[] = [];
  let underWay = 0;
  let most = 0;
  feed(async ({ Records }) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(...Records.map(({ body }) => JSON.parse(body).key));
    underWay -= 1;
  });

  for (const id of ['1', '2', '3', '4']) await send(id, 'one chat');

  await until(() => seen.length === 4);
  expect(seen).toEqual(['message:1', 'message:2', 'message:3', 'message:4']);
  expect(most).toBe(1);
});

test('what failed comes again when its visibility ends, with a higher receive count', async () => {
  const counts: string[] = [];
  feed(async (event) => {
    const [record] = event.Records;
    if (record === undefined) return undefined;
    counts.push(record.attributes.ApproximateReceiveCount);
    if (counts.length === 3) return { batchItemFailures: [] };
    await retryAtOnce(record);
    return failureOf(event);
  });

  await send('A');

  await until(async () => counts.length === 3 && (await isEmpty()));
  expect(counts).toEqual(['1', '2', '3']);
});

test('nothing is deleted when the function throws', async () => {
  const errors: unknown[] = [];
  feed(
    () => Promise.reject(new Error('broken')),
    (error) => errors.push(error),
  );

  await send('A');

  await until(() => errors.length === 1);
  expect(await depth()).toEqual({ visible: 0, inFlight: 1 });
});

test('after the last receive SQS moves a message to the dead-letter queue', async () => {
  const QueueUrl = sqs.queueUrl('webhook.fifo');
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  const policy = JSON.parse(Attributes?.RedrivePolicy ?? '{}');
  expect(policy.maxReceiveCount).toBe(MAX_RECEIVE_COUNT);
  const RedrivePolicy = JSON.stringify({ ...policy, maxReceiveCount: 3 });
  await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
  let receives = 0;
  feed(async (event) => {
    receives += event.Records.length;
    await Promise.all(event.Records.map(retryAtOnce));
    return failureOf(event);
  });

  await send('A');

  let letters: readonly DeadLetter[] = [];
  await until(async () => {
    letters = deadLettersIn(await sqs.inspect('dead-letter.fifo'));
    return letters.length === 1;
  });
  expect(letters).toMatchObject([{ reason: 'max-receive-count', key: 'message:A' }]);
  expect(receives).toBe(3);
});
