import type { DeadLetterReason } from '../lambdas/shared/message/dead-letter';
import { jsonObjectIn } from '../lambdas/shared/message/json-object';
import type { QueuedMessage, QueueSnapshot } from './queue-snapshot';

/** A dead letter as the state endpoint shows it. */
export interface DeadLetter {
  readonly id: string;
  /** Why it was given up: the attribute that our functions set, or `max-receive-count` when SQS itself moved it. */
  readonly reason: string;
  /** Idempotency key of the message or status. */
  readonly key: string;
}

/** Reason of a message that SQS moved by itself. */
export const REDRIVEN_BY_SQS = 'max-receive-count';

/** Every reason that a dead letter can have. */
export type ListedReason = DeadLetterReason | typeof REDRIVEN_BY_SQS;

/** Every dead letter in a snapshot of the dead-letter queue. */
export function deadLettersIn(snapshot: QueueSnapshot): readonly DeadLetter[] {
  return [...snapshot.visible, ...snapshot.inFlight].map((message) => ({
    id: message.messageId,
    reason: message.messageAttributes.reason?.StringValue ?? REDRIVEN_BY_SQS,
    key: keyOf(message),
  }));
}

/** A quarantined webhook need not be JSON. */
function keyOf({ body }: QueuedMessage): string {
  const key = jsonObjectIn(body)?.key;
  return typeof key === 'string' ? key : '';
}
