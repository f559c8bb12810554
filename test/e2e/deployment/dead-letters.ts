import {
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Deployment } from './deployment';
import { eventually } from './eventually';

/** What a dead letter says about itself. */
export interface DeadLetter {
  readonly reason: string | undefined;
  readonly status: string | undefined;
  readonly attempts: string | undefined;
}

/** Waits for one dead letter, and leaves it where it is. */
export async function nextDeadLetter({ sqs, deadLetterQueueUrl }: Deployment): Promise<DeadLetter> {
  const { MessageAttributes = {} } = await eventually('a dead letter', () => receive(sqs, deadLetterQueueUrl, 0));
  const value = (name: string) => MessageAttributes[name]?.StringValue;
  return { reason: value('reason'), status: value('status'), attempts: value('attempts') };
}

/** How many messages are dead letters. */
export async function countDeadLetters({ sqs, deadLetterQueueUrl }: Deployment): Promise<number> {
  const { Attributes } = await attributesOf(sqs, deadLetterQueueUrl);
  return Number(Attributes?.ApproximateNumberOfMessages) + Number(Attributes?.ApproximateNumberOfMessagesNotVisible);
}

/** A dead letter that is left where it is, to be put on the queue later, once more. */
export async function copyDeadLetter({ sqs, deadLetterQueueUrl }: Deployment): Promise<Message> {
  return eventually('a dead letter to copy', () => receive(sqs, deadLetterQueueUrl, 0));
}

/** Puts a message that was received on a queue, with its group, its attributes and its deduplication id or a new one. */
export async function putOnQueue(sqs: SQSClient, QueueUrl: string, message: Message, deduplicationId?: string) {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: message.Body,
      MessageAttributes: message.MessageAttributes,
      MessageGroupId: message.Attributes?.MessageGroupId,
      MessageDeduplicationId: deduplicationId ?? message.Attributes?.MessageDeduplicationId,
    }),
  );
}

async function receive(sqs: SQSClient, QueueUrl: string, VisibilityTimeout: number): Promise<Message | undefined> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      VisibilityTimeout,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages[0];
}

function attributesOf(sqs: SQSClient, QueueUrl: string) {
  return sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
}
