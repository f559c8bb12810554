import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { deadLetterAttributes } from '../shared/message/dead-letter';
import { fingerprint } from '../shared/message/fingerprint';
import type { Queue } from './queue';

/** The queue that messages come from, and the one for dead letters. */
export interface SqsQueueOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
}

/** Some records did not get their new visibility timeout. They come back when the queue's own runs out. */
export class VisibilityNotChangedError extends Error {
  readonly code = 'VISIBILITY_NOT_CHANGED';

  constructor(readonly failed: number) {
    super(`${failed} messages kept their visibility timeout`);
    this.name = 'VisibilityNotChangedError';
  }
}

/** The processor's queue, by SQS. */
export function sqsQueue({ client, queueUrl, deadLetterQueueUrl }: SqsQueueOptions): Queue {
  return {
    delay: async (records, delayMs) => {
      const VisibilityTimeout = Math.ceil(delayMs / 1_000);
      const Entries = records.map(({ receiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout,
      }));
      const { Failed = [] } = await client.send(
        new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }),
      );
      if (Failed.length > 0) throw new VisibilityNotChangedError(Failed.length);
    },
    deadLetter: async (record, group, cause) => {
      await client.send(
        new SendMessageCommand({
          QueueUrl: deadLetterQueueUrl,
          MessageBody: record.body,
          MessageGroupId: group,
          // New for every stay in the queue: a message that is redriven and fails again is a new dead letter.
          MessageDeduplicationId: fingerprint(`${record.messageId}:${record.sentAtMs}`),
          MessageAttributes: deadLetterAttributes(cause),
        }),
      );
      // At once: if the function died later in the batch, the message would come back behind those that followed it.
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: record.receiptHandle }));
    },
  };
}
