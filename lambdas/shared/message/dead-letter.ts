import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { QuarantineReason } from './queue-message';

/** Why a message is in the dead-letter queue. */
export type DeadLetterReason =
  | QuarantineReason
  /** The send API refused the reply for good. */
  | 'send-rejected'
  /** Still failing after the last retry. */
  | 'retries-exhausted'
  /** This version can't read the body of the queue message. */
  | 'unreadable';

/** What a dead letter says about itself. */
export interface DeadLetterCause {
  readonly reason: DeadLetterReason;
  /** HTTP status of the send API's last answer, when there was one. */
  readonly status?: number | undefined;
  /** How often the processor has received it; 0 for what never reached it. */
  readonly attempts: number;
  /** What went wrong with the last attempt, when the retries are exhausted. */
  readonly lastFailure?: string | undefined;
}

/** The cause as message attributes: `reason` and `lastFailure` (String), `status` and `attempts` (Number). */
export function deadLetterAttributes(cause: DeadLetterCause): Record<string, MessageAttributeValue> {
  return {
    reason: { DataType: 'String', StringValue: cause.reason },
    attempts: { DataType: 'Number', StringValue: String(cause.attempts) },
    ...(cause.status === undefined ? {} : { status: { DataType: 'Number', StringValue: String(cause.status) } }),
    ...(cause.lastFailure === undefined ? {} : { lastFailure: { DataType: 'String', StringValue: cause.lastFailure } }),
  };
}
