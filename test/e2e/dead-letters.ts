import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Deployment } from './deployment';
import { eventually } from './eventually';

/** What a dead letter says about itself. */
export interface DeadLetter {
  readonly reason: string | undefined;
  readonly status: string | undefined;
  readonly attempts: string | undefined;
}

const WHILE_MOVING_SECONDS = 60;

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

/** Takes one dead letter off its queue. */
export async function dropDeadLetter({ sqs, deadLetterQueueUrl: QueueUrl }: Deployment): Promise<void> {
  const { ReceiptHandle } = await eventually('a dead letter', () => receive(sqs, QueueUrl, WHILE_MOVING_SECONDS));
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
}

/**
 * Sends dead letters back, as the console's redrive does. Where the emulator has no such task, the one that is there is
 * moved by hand.
 *
 * @returns how it was done
 */
export async function redrive(deployment: Deployment): Promise<string> {
  const { sqs, queueUrl, deadLetterQueueUrl } = deployment;
  const { Attributes } = await attributesOf(sqs, deadLetterQueueUrl);
  try {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes?.QueueArn }));
    return 'StartMessageMoveTask';
  } catch (error) {
    const { ReceiptHandle, ...message } = await eventually('a dead letter to move', () =>
      receive(sqs, deadLetterQueueUrl, WHILE_MOVING_SECONDS),
    );
    await putOnQueue(sqs, queueUrl, message);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: deadLetterQueueUrl, ReceiptHandle }));
    return `moved by hand, StartMessageMoveTask: ${error instanceof Error ? error.name : String(error)}`;
  }
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
