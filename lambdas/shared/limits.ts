/** Hard deadline of an answer to a webhook, in milliseconds. The sender allows 2 s; network and API Gateway get the rest. */
export const INGEST_DEADLINE_MS = 1_500;

/** Most time that the ingest function spends on its secrets before its first webhook, which waits meanwhile. */
export const INGEST_START_UP_MS = 400;

/** Lambda timeout of the ingest function; also the longest lease of an idempotency record it holds. */
export const INGEST_TIMEOUT_SECONDS = 5;

/** Largest webhook body. Base64 adds a third, and Lambda takes 6 MB per synchronous invocation. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Timeout of one call to the send API. */
export const SEND_TIMEOUT_MS = 10_000;

/** Lambda timeout of the processor function. A send is begun only while its worst case still fits in. */
export const PROCESSOR_TIMEOUT_SECONDS = 60;

/** Messages per processor invocation. */
export const PROCESSOR_BATCH_SIZE = 10;

/** Six times the function timeout, as AWS recommends for queues that feed a Lambda function. */
export const VISIBILITY_TIMEOUT_SECONDS = 6 * PROCESSOR_TIMEOUT_SECONDS;

/** Receives after which the processor gives a message up. `backoff.test.ts` shows that a 3-hour outage needs fewer. */
export const MAX_ATTEMPTS = 50;

/**
 * Receives after which SQS itself moves a message, without a reason: the net below the processor, for what crashes it. Many
 * more than {@link MAX_ATTEMPTS}: while the send token is missing or refused the processor gives nothing up, and an operator
 * who is told on Friday evening has until Sunday.
 */
export const MAX_RECEIVE_COUNT = 300;

/** How long a message may wait in the queue; 14 days is the most SQS allows, and it drops what is older without a trace. */
export const QUEUE_RETENTION_DAYS = 14;

/** How long a dead letter is kept; 14 days is the most SQS allows. */
export const DEAD_LETTER_RETENTION_DAYS = 14;

/**
 * How long an idempotency record is kept. Longer than a message can live (queue and dead-letter queue together), so that
 * no redrive answers twice; and it is what stops a replayed webhook, because the signature covers no timestamp.
 */
export const IDEMPOTENCY_RETENTION_DAYS = 30;

/**
 * Most UTF-16 units of text in a queue message. SQS takes 1 MiB, and one unit takes up to 6 bytes in JSON. WhatsApp's own
 * limit of a text is 65,536.
 */
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

/** The ingest function has 1.5 s in all: one slow request may be given up and tried again. */
export const INGEST_PATIENCE: AwsPatience = { connectionTimeoutMs: 500, requestTimeoutMs: 700, maxAttempts: 3 };

/** The processor has time, but must know before its end what became of a message. */
export const PROCESSOR_PATIENCE: AwsPatience = { connectionTimeoutMs: 500, requestTimeoutMs: 1_000, maxAttempts: 3 };
