import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueRecord } from '../../lambdas/processor/queue';
import { VISIBILITY_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import { COPIES_ALLOWED } from '../../lambdas/shared/message/dead-letter';

/** An SQS with the two queues of the stack. */
export interface TwoQueues {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  close(): Promise<void>;
}

/** Receives from both queues, as Lambda and an operator do. */
export function readerOf({ client, queueUrl, deadLetterQueueUrl }: TwoQueues) {
  const received = async (QueueUrl: string): Promise<readonly Message[]> => {
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: VISIBILITY_TIMEOUT_SECONDS,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return (await client.send(command)).Messages ?? [];
  };
  const receive = async () => (await received(queueUrl)).map(recordOf);
  /** Takes all dead letters. */
  const letters = async () => {
    const found: Record<string, string | undefined>[] = [];
    for (;;) {
      const messages = await received(deadLetterQueueUrl);
      if (messages.length === 0) return found;
      for (const { Body, Attributes, MessageAttributes = {}, ReceiptHandle } of messages) {
        const attributes = Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]);
        found.push({ body: Body, group: Attributes?.MessageGroupId, ...Object.fromEntries(attributes) });
        await client.send(new DeleteMessageCommand({ QueueUrl: deadLetterQueueUrl, ReceiptHandle }));
      }
    }
  };
  return { receive, letters };
}

function recordOf({
  MessageId = '',
  ReceiptHandle = '',
  Body = '',
  Attributes = {},
  MessageAttributes = {},
}: Message): QueueRecord {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    receiveCount: Number(Attributes.ApproximateReceiveCount),
    sentAtMs: Number(Attributes.SentTimestamp),
    copiesAllowed: Number(MessageAttributes[COPIES_ALLOWED]?.StringValue ?? 0),
  };
}
