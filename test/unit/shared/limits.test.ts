import { DEFAULT_BACKOFF_BASE_MS, retryDelayMs } from '../../../lambdas/processor/backoff';
import {
  BRAKE_TRIES_FOR_MS,
  DEAD_LETTER_RETENTION_DAYS,
  IDEMPOTENCY_RETENTION_DAYS,
  INGEST_DEADLINE_MS,
  INGEST_PATIENCE,
  INGEST_START_UP_MS,
  INGEST_TIMEOUT_SECONDS,
  KEY_SET_TIMEOUT_MS,
  MAX_ATTEMPTS,
  MAX_BODY_BYTES,
  MAX_QUEUED_TEXT_LENGTH,
  MAX_RECEIVE_COUNT,
  MESSAGE_BUDGET_MS,
  PROCESSOR_BATCH_SIZE,
  PROCESSOR_PATIENCE,
  PROCESSOR_TIMEOUT_SECONDS,
  QUEUE_RETENTION_DAYS,
  ROTATED_SECRET_KNOWN_AFTER_MS,
  SECRET_REREAD_AT_MOST_EVERY_MS,
  SEND_TIMEOUT_MS,
  VISIBILITY_TIMEOUT_SECONDS,
} from '../../../lambdas/shared/limits';

const MIB = 1024 * 1024;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** What others set: WhatzMeAPI, Lambda, SQS, WhatsApp. */
const SENDER_WAITS_MS = 2_000;
const LAMBDA_EVENT_BYTES = 6 * MIB;
const SQS_MESSAGE_BYTES = MIB;
const SQS_RETENTION_DAYS = 14;
const SQS_VISIBILITY_HOURS = 12;
const SQS_FIFO_BATCH = 10;
const WHATSAPP_TEXT_LENGTH = 65_536;

describe('ingest', () => {
  test('answers within the time of the sender, with start-up, and is stopped by nothing else before', () => {
    expect(INGEST_START_UP_MS + INGEST_DEADLINE_MS).toBeLessThan(SENDER_WAITS_MS);
    expect(INGEST_START_UP_MS + INGEST_DEADLINE_MS).toBeLessThan(INGEST_TIMEOUT_SECONDS * 1_000);
  });

  test('has time for one slow request and its repetition, and for a slow issuer', () => {
    expect(2 * INGEST_PATIENCE.requestTimeoutMs).toBeLessThan(INGEST_DEADLINE_MS);
    expect(INGEST_PATIENCE.connectionTimeoutMs).toBeLessThan(INGEST_PATIENCE.requestTimeoutMs);
    expect(KEY_SET_TIMEOUT_MS).toBeLessThan(INGEST_DEADLINE_MS);
  });

  test('takes no body that Lambda would not, in base64', () => {
    expect((MAX_BODY_BYTES * 4) / 3).toBeLessThan(LAMBDA_EVENT_BYTES);
  });

  test('queues every text that WhatsApp allows, and none that SQS refuses', () => {
    expect(MAX_QUEUED_TEXT_LENGTH).toBeGreaterThan(WHATSAPP_TEXT_LENGTH);
    const escaped = JSON.stringify('\u0000'.repeat(MAX_QUEUED_TEXT_LENGTH));
    expect(escaped.length).toBeLessThan(SQS_MESSAGE_BYTES);
  });

  test('knows a rotated secret before the panel is told to take it', () => {
    expect(ROTATED_SECRET_KNOWN_AFTER_MS).toBeGreaterThan(SECRET_REREAD_AT_MOST_EVERY_MS);
  });
});

describe('the processor', () => {
  test('begins a message only while its worst case still fits in', () => {
    const { maxAttempts, requestTimeoutMs } = PROCESSOR_PATIENCE;
    const awsRequests = 6;
    const awsMs = maxAttempts * requestTimeoutMs;
    // What is learnt waits for a change of the brake that is under way.
    const brakeMs = 2 * (BRAKE_TRIES_FOR_MS + awsMs);
    expect(2 * SEND_TIMEOUT_MS + awsRequests * awsMs + brakeMs).toBeLessThan(MESSAGE_BUDGET_MS);
    expect(MESSAGE_BUDGET_MS).toBeLessThan(PROCESSOR_TIMEOUT_SECONDS * 1_000);
  });

  test('is given no more than a FIFO queue hands out, for six times as long as it may take', () => {
    expect(PROCESSOR_BATCH_SIZE).toBeLessThanOrEqual(SQS_FIFO_BATCH);
    expect(VISIBILITY_TIMEOUT_SECONDS).toBeGreaterThanOrEqual(6 * PROCESSOR_TIMEOUT_SECONDS);
  });

  test('asks for no delay that SQS refuses, whatever the send API says', () => {
    for (const attempt of [1, MAX_ATTEMPTS, MAX_RECEIVE_COUNT]) {
      expect(retryDelayMs(attempt, 30 * DAY_MS, longest)).toBeLessThan(SQS_VISIBILITY_HOURS * HOUR_MS);
    }
  });

  test('gives a message up before SQS does', () => {
    expect(MAX_ATTEMPTS).toBeLessThan(MAX_RECEIVE_COUNT);
  });
});

const shortest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0 };
const longest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0.999 };

/** Time from the first failure to the last receive, when every attempt fails at once. */
function patienceMs(backoff: typeof shortest, retryAfterMs?: number, receives = MAX_ATTEMPTS): number {
  let total = 0;
  for (let attempt = 1; attempt < receives; attempt += 1) total += retryDelayMs(attempt, retryAfterMs, backoff);
  return total;
}

describe('patience', () => {
  test.each([[undefined], [0], [1_000], [30_000]])(
    'an outage of 3 hours dead-letters nothing, even when every delay is the shortest and Retry-After is %j',
    (retryAfterMs) => {
      expect(patienceMs(shortest, retryAfterMs)).toBeGreaterThan(3 * HOUR_MS);
    },
  );

  test('while the token is missing or refused nothing is given up for 36 hours, nor dropped by SQS', () => {
    expect(patienceMs(shortest, undefined, MAX_RECEIVE_COUNT)).toBeGreaterThan(36 * HOUR_MS);
    expect(patienceMs(longest, undefined, MAX_RECEIVE_COUNT)).toBeLessThan(QUEUE_RETENTION_DAYS * DAY_MS);
  });

  test('both queues keep what they have for as long as SQS allows', () => {
    expect([QUEUE_RETENTION_DAYS, DEAD_LETTER_RETENTION_DAYS]).toEqual([SQS_RETENTION_DAYS, SQS_RETENTION_DAYS]);
  });

  test('the memory of what was answered outlives queue and dead-letter queue together', () => {
    expect(IDEMPOTENCY_RETENTION_DAYS).toBeGreaterThan(QUEUE_RETENTION_DAYS + DEAD_LETTER_RETENTION_DAYS);
  });
});
