import type { PriceName } from './prices';

/** AWS operations that are paid per call. */
export type PaidOperation = keyof typeof PRICE_OF_OPERATION;

/**
 * What an operation is billed as. The idempotency records are far below 1 KB and the queue messages below 64 KB, so each
 * call is one unit; a conditional write that fails is billed like one that does not.
 */
export const PRICE_OF_OPERATION = {
  PutItem: 'dynamoDbWriteUnit',
  UpdateItem: 'dynamoDbWriteUnit',
  GetItem: 'dynamoDbEventualRead',
  SendMessage: 'sqsFifoRequest',
  ReceiveMessage: 'sqsFifoRequest',
  DeleteMessageBatch: 'sqsFifoRequest',
  GetSecretValue: 'secretsManagerCall',
} as const satisfies Readonly<Record<string, PriceName>>;

/** What one thing takes of both functions. */
export interface PaidFootprint {
  readonly calls: Readonly<Partial<Record<PaidOperation, number>>>;
  /** Bytes of log lines and metrics, with CloudWatch's 26 per event. */
  readonly logBytes: number;
  /** Invocations of the processor. */
  readonly processorInvocations: number;
  /** Idempotency records that stay. */
  readonly records: number;
  readonly replies: number;
}

/** What arrives. */
export type Arrival = 'message' | 'duplicate' | 'status';

/**
 * Per webhook with one item, one at a time, as sparse traffic comes; batches of up to 10 share receive, delete and
 * invocation. `npm run bench` counts them, and a test compares.
 */
export const FOOTPRINT_OF: Readonly<Record<Arrival, PaidFootprint>> = {
  message: {
    calls: { PutItem: 2, UpdateItem: 2, GetItem: 1, SendMessage: 1, ReceiveMessage: 1, DeleteMessageBatch: 1 },
    logBytes: 1_520,
    processorInvocations: 1,
    records: 2,
    replies: 1,
  },
  // The failed PutItem brings the old record along: no GetItem.
  duplicate: { calls: { PutItem: 1 }, logBytes: 780, processorInvocations: 0, records: 0, replies: 0 },
  // The states of a reply share a record, and most replies get three.
  status: {
    calls: { UpdateItem: 1 },
    logBytes: 900,
    processorInvocations: 0,
    records: 1 / 3,
    replies: 0,
  },
};
