import {
  ChangeMessageVisibilityBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { decodeQueueMessage, type QueueMessage } from '../../lambdas/shared/message/queue-message';
import { messageKeyOf } from '../../lambdas/shared/telemetry/log-keys';
import { REDRIVEN_BY_SQS } from '../../local/dead-letters';
import type { Texts } from '../texts/texts';
import { inWords } from './aws-error';
import { countMessages } from './queue-count';
import type { Target } from './target';

/** A dead letter, held so that nobody else gets it meanwhile. */
export interface DeadLetter {
  /** The message's key as the logs have it; of what cannot be read, the beginning of SQS's id. */
  readonly id: string;
  /** SQS's id: one for each stay in the queue. */
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly reason: string;
  /** HTTP status of the send API's last answer. */
  readonly status: string | undefined;
  readonly attempts: string | undefined;
  readonly lastFailure: string | undefined;
  /** How many copies of the reply its customer may have, when nobody knows. */
  readonly copies: string | undefined;
  /** When SQS took it, in milliseconds since the epoch. */
  readonly sinceMs: number;
  readonly body: string;
  /** What the body holds; null when this version cannot read it. */
  readonly item: QueueMessage | null;
}

/** The dead-letter queue, for its operator. */
export interface DeadLetterQueue {
  /** How many there are, also those that are held at this moment. */
  count(): Promise<number>;
  /** Holds the next letters, ten at most, for `holdSeconds`. None: all that can be had are held. */
  take(holdSeconds: number): Promise<readonly DeadLetter[]>;
  /** Gives letters back at once. */
  release(letters: readonly DeadLetter[]): Promise<void>;
}

const MOST_AT_ONCE = 10;
/** Long enough to ask every server of SQS: a short poll leaves some out. */
const WAIT_SECONDS = 1;

/** A client for the queues of `target`. */
export function queueClient(target: Target): SQSClient {
  return new SQSClient(target.clientOptions('sqs'));
}

/** The dead-letter queue of `target`. Its methods throw CommandError. */
export function deadLetterQueue(client: SQSClient, target: Target, texts: Texts): DeadLetterQueue {
  const QueueUrl = target.outputs.DeadLetterQueueUrl;
  const told = inWords(texts);
  return {
    count: () => countMessages(client, QueueUrl).catch(told),
    take: async (VisibilityTimeout) => {
      const command = new ReceiveMessageCommand({
        QueueUrl,
        VisibilityTimeout,
        MaxNumberOfMessages: MOST_AT_ONCE,
        WaitTimeSeconds: WAIT_SECONDS,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      });
      const { Messages = [] } = await client.send(command).catch(told);
      return Messages.map(letterOf);
    },
    release: async (letters) => {
      for (let from = 0; from < letters.length; from += MOST_AT_ONCE) {
        const Entries = letters.slice(from, from + MOST_AT_ONCE).map(({ receiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: 0,
        }));
        await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })).catch(told);
      }
    },
  };
}

function letterOf({ MessageId = '', ReceiptHandle = '', Body = '', ...message }: Message): DeadLetter {
  const item = decodeQueueMessage(Body);
  const attribute = (name: string) => message.MessageAttributes?.[name]?.StringValue;
  return {
    id: item === null ? MessageId.slice(0, 16) : messageKeyOf(item.key),
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    reason: attribute('reason') ?? REDRIVEN_BY_SQS,
    status: attribute('status'),
    attempts: attribute('attempts') ?? message.Attributes?.ApproximateReceiveCount,
    lastFailure: attribute('lastFailure'),
    copies: attribute('copies'),
    sinceMs: Number(message.Attributes?.SentTimestamp ?? 0),
    body: Body,
    item,
  };
}
