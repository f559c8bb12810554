import type { SQSEvent } from 'aws-lambda';
import { recipientOf } from '../lambdas/shared/message/jid';
import { decodeQueueMessage } from '../lambdas/shared/message/queue-message';
import { messageKeyOf } from '../lambdas/shared/telemetry/log-keys';

/** Whose messages the logs speak of: they hold a hash, and no number. */
export interface KnownNumbers {
  /** Learns the numbers in a batch. */
  remember(event: SQSEvent): void;
  /** The phone number behind a `messageKey` of the logs, if it is one of the latest. */
  numberOf(messageKey: string): string | undefined;
}

const MOST_NUMBERS = 10_000;

/** Keeps the numbers of the latest messages, `most` of them. */
export function createKnownNumbers(most: number = MOST_NUMBERS): KnownNumbers {
  const numbers = new Map<string, string>();
  return {
    remember: ({ Records }) => {
      for (const { body } of Records) {
        const item = decodeQueueMessage(body);
        if (item?.kind !== 'message') continue;
        const recipient = recipientOf(item);
        if (recipient.kind === 'person') numbers.set(messageKeyOf(item.key), recipient.to);
      }
      for (const oldest of numbers.keys()) {
        if (numbers.size <= most) break;
        numbers.delete(oldest);
      }
    },
    numberOf: (messageKey) => numbers.get(messageKey),
  };
}
