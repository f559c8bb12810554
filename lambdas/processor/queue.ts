import type { DeadLetterCause } from '../shared/message/dead-letter';

/** A message as the queue delivered it. */
export interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  /** How often it has been delivered, this time included. */
  readonly receiveCount: number;
  /** Copies of the reply that somebody allowed, who sent it back by name; 0 when nobody did. */
  readonly copiesAllowed: number;
  /** When the queue took it, in milliseconds since the epoch. */
  readonly sentAtMs: number;
}

/** What the processor asks of SQS. */
export interface Queue {
  /** Makes the records come back after `delayMs`. */
  delay(records: readonly QueueRecord[], delayMs: number): Promise<void>;
  /** Moves the record into the dead-letter queue, with the cause. */
  deadLetter(record: QueueRecord, group: string, cause: DeadLetterCause): Promise<void>;
}
