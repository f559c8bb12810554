// How these numbers hang together is asserted in test/unit/shared/limits.test.ts.

/** Hard deadline of an answer to a webhook, in milliseconds. The sender allows 2 s; network and API Gateway get the rest. */
export const INGEST_DEADLINE_MS = 1_500;

/** What is kept of that deadline for the items under way when no further one of a large webhook is begun. */
export const LAST_ITEM_MS = 400;

/** Most time that the ingest function spends on its secrets before its first webhook, which waits meanwhile. */
export const INGEST_START_UP_MS = 400;

/** Part of the deadline that reading a JWT issuer's key set may take. */
export const KEY_SET_TIMEOUT_MS = 800;

/** Lambda timeout of the ingest function; also the longest lease of an idempotency record it holds. */
export const INGEST_TIMEOUT_SECONDS = 5;

/** Largest webhook body. Lambda takes 6 MB per synchronous invocation, in base64. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Timeout of one call to the send API. */
export const SEND_TIMEOUT_MS = 10_000;

/** Lambda timeout of the processor function. */
export const PROCESSOR_TIMEOUT_SECONDS = 60;

/** How long a change of the brake is tried again when other processors come first. One try more may have begun by then. */
export const BRAKE_TRIES_FOR_MS = 500;

/** Worst case of one message: it is sent, sent again with a new token, and every AWS request is slow, with two changes of the brake. */
export const MESSAGE_BUDGET_MS = 2 * SEND_TIMEOUT_MS + 28_000;

/** Messages per processor invocation. */
export const PROCESSOR_BATCH_SIZE = 10;

/** How long SQS keeps from others what was delivered. AWS recommends six times the timeout of the function behind a queue. */
export const VISIBILITY_TIMEOUT_SECONDS = 6 * PROCESSOR_TIMEOUT_SECONDS;

/** Attempts to send after which the processor gives a reply up. Waiting for a token, or behind another message, is none. */
export const MAX_ATTEMPTS = 50;

/** Most copies of a reply that a customer may get: attempts of which nobody knows whether they were sent count as copies. */
export const MAX_COPIES = 3;

/**
 * Receives after which SQS itself moves a message, without a reason: the net below the processor, for what crashes it. The
 * processor gives nothing up while the send token is missing or refused, so that an operator who is told on Friday evening
 * has until Sunday.
 */
export const MAX_RECEIVE_COUNT = 300;

/** How long a message may wait in the queue: as long as SQS allows, because it drops what is older without a trace. */
export const QUEUE_RETENTION_DAYS = 14;

/** How long a dead letter is kept: as long as SQS allows. */
export const DEAD_LETTER_RETENTION_DAYS = 14;

/**
 * How long an idempotency record is kept, so that no redrive answers twice. It also stops a replayed webhook, because the
 * signature covers no timestamp.
 */
export const IDEMPOTENCY_RETENTION_DAYS = 30;

/** Most UTF-16 units of text in a queue message. */
export const MAX_QUEUED_TEXT_LENGTH = 150_000;

/** How often at most a function reads a secret again because a value did not fit: forged webhooks must not turn into load. */
export const SECRET_REREAD_AT_MOST_EVERY_MS = 30_000;

/** After a rotation every function finds the new value when it is asked for it; until then the panel must keep the old one. */
export const ROTATED_SECRET_KNOWN_AFTER_MS = SECRET_REREAD_AT_MOST_EVERY_MS + 10_000;

/** Value of a send-token secret that nobody has set yet. */
export const SEND_TOKEN_PLACEHOLDER = 'REPLACE_ME';

/** How patient a function is with one AWS request. */
export interface AwsPatience {
  readonly connectionTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** Attempts in all, the first one included. */
  readonly maxAttempts: number;
}

/** One slow request of a webhook may be given up and tried again. */
export const INGEST_PATIENCE: AwsPatience = { connectionTimeoutMs: 500, requestTimeoutMs: 700, maxAttempts: 3 };

/** The processor has time, but must know before its end what became of a message. */
export const PROCESSOR_PATIENCE: AwsPatience = { connectionTimeoutMs: 500, requestTimeoutMs: 1_000, maxAttempts: 3 };
