import { SQSClient } from '@aws-sdk/client-sqs';
import type { ItemQueue } from '../../lambdas/ingest/accept-items';
import { sqsItemQueue } from '../../lambdas/ingest/sqs-item-queue';
import type { Queue, QueueRecord } from '../../lambdas/processor/queue';
import { sqsQueue } from '../../lambdas/processor/sqs-queue';
import { deadLetterAttributes } from '../../lambdas/shared/message/dead-letter';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { startSqsEmulator } from '../../local/sqs-emulator';
import { DEAD_LETTER_QUEUE_URL, QUEUE_URL } from '../simulator/services/sqs';
import { type DeadLetter, MemoryQueue } from '../support/memory-queue';
import { readerOf, type TwoQueues } from './queue-reader';
import { simulatedSqsClient } from './simulated-clients';

/** The queue as ingest and the processor use it, and what becomes visible behind it. */
export interface QueueUnderTest {
  readonly items: ItemQueue;
  readonly queue: Queue;
  receive(): Promise<readonly QueueRecord[]>;
  /** Takes all dead letters: body, group and what they say about themselves. */
  letters(): Promise<readonly Readonly<Record<string, string | undefined>>[]>;
  close(): Promise<void>;
}

/** Every queue that the functions are run over in tests. */
export const QUEUES: Readonly<Record<string, () => Promise<QueueUnderTest>>> = {
  'in memory': async () => {
    const queue = new MemoryQueue();
    return {
      items: queue,
      queue,
      receive: async () => queue.receive(),
      letters: async () => queue.takeLetters().map(letterOf),
      close: async () => {},
    };
  },
  'over the emulated SQS': async () => {
    const emulator = await startSqsEmulator();
    return overSqs({
      client: new SQSClient({ endpoint: emulator.endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS }),
      queueUrl: emulator.queueUrl('webhook.fifo'),
      deadLetterQueueUrl: emulator.queueUrl('dead-letter.fifo'),
      close: () => emulator.close(),
    });
  },
  'over the simulated SQS': async () =>
    overSqs({
      client: simulatedSqsClient(),
      queueUrl: QUEUE_URL,
      deadLetterQueueUrl: DEAD_LETTER_QUEUE_URL,
      close: async () => {},
    }),
};

function overSqs(sqs: TwoQueues): QueueUnderTest {
  const close = () => {
    sqs.client.destroy();
    return sqs.close();
  };
  return { items: sqsItemQueue(sqs), queue: sqsQueue(sqs), ...readerOf(sqs), close };
}

function letterOf({ body, group, cause }: DeadLetter) {
  const attributes = Object.entries(deadLetterAttributes(cause)).map(([name, { StringValue }]) => [name, StringValue]);
  return { body, group, ...Object.fromEntries(attributes) };
}
