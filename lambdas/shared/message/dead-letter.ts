import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { QuarantineReason } from './queue-message';

/** Why a message is in the dead-letter queue. */
export type DeadLetterReason =
  | QuarantineReason
  /** The send API refused the reply for good. */
  | 'send-rejected'
  /** Nobody knows whether the customer has it, and every copy that may be sent by itself may have been. */
  | 'outcome-unknown'
  /** Still failing after the last retry. */
  | 'retries-exhausted'
  /** This version can't read the body of the queue message. */
  | 'unreadable';

/** What a dead letter says about itself. */
export interface DeadLetterCause {
  readonly reason: DeadLetterReason;
  /** HTTP status of the send API's last answer, when there was one. */
  readonly status?: number | undefined;
  /** How often it was tried to send it. */
  readonly attempts: number;
  /** How many copies the customer may have, when nobody knows whether there is one. */
  readonly copies?: number | undefined;
  /** What went wrong with the last attempt, when the retries are exhausted. */
  readonly lastFailure?: string | undefined;
}

/** Attribute of a message that was sent back by name: so many copies of its reply may be sent. */
export const COPIES_ALLOWED = 'copiesAllowed';

/** {@link COPIES_ALLOWED} as message attributes. */
export function copiesAllowed(copies: number): Record<string, MessageAttributeValue> {
  return { [COPIES_ALLOWED]: { DataType: 'Number', StringValue: String(copies) } };
}

/** The cause as message attributes: `reason` and `lastFailure` (String), `status`, `attempts` and `copies` (Number). */
export function deadLetterAttributes(cause: DeadLetterCause): Record<string, MessageAttributeValue> {
  return {
    reason: { DataType: 'String', StringValue: cause.reason },
    attempts: { DataType: 'Number', StringValue: String(cause.attempts) },
    ...(cause.status === undefined ? {} : { status: { DataType: 'Number', StringValue: String(cause.status) } }),
    ...(cause.copies === undefined ? {} : { copies: { DataType: 'Number', StringValue: String(cause.copies) } }),
    ...(cause.lastFailure === undefined ? {} : { lastFailure: { DataType: 'String', StringValue: cause.lastFailure } }),
  };
}
