import { DEFAULT_BACKOFF_BASE_MS, retryDelayMs } from '../../../lambdas/processor/backoff';
import {
  DEAD_LETTER_RETENTION_DAYS,
  IDEMPOTENCY_RETENTION_DAYS,
  MAX_ATTEMPTS,
  MAX_RECEIVE_COUNT,
  QUEUE_RETENTION_DAYS,
} from '../../../lambdas/shared/limits';

const shortest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0 };
const longest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0.999 };
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Time from the first failure to the last receive, when every attempt fails at once. */
function patienceMs(backoff: typeof shortest, retryAfterMs?: number, receives = MAX_ATTEMPTS): number {
  let total = 0;
  for (let attempt = 1; attempt < receives; attempt += 1) total += retryDelayMs(attempt, retryAfterMs, backoff);
  return total;
}

test('delays double from 5 s up to 15 minutes, at least half of each fixed', () => {
  const delays = [1, 2, 3, 8, 9, 40].map((attempt) => retryDelayMs(attempt, undefined, shortest) / 1_000);
  expect(delays).toEqual([2.5, 5, 10, 320, 450, 450]);
  expect(retryDelayMs(40, undefined, longest)).toBeLessThanOrEqual(15 * 60_000);
});

test('Retry-After wins, up to a quarter of an hour', () => {
  expect(retryDelayMs(10, 2_000, longest)).toBe(2_000);
  expect(retryDelayMs(1, 0, longest)).toBe(0);
  expect(retryDelayMs(1, DAY_MS, longest)).toBe(HOUR_MS / 4);
});

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

test('SQS never drops a message that is still being tried', () => {
  expect(patienceMs(longest)).toBeLessThan(QUEUE_RETENTION_DAYS * DAY_MS);
});

test('the memory of what was answered outlives queue and dead-letter queue together', () => {
  expect(IDEMPOTENCY_RETENTION_DAYS).toBeGreaterThan(QUEUE_RETENTION_DAYS + DEAD_LETTER_RETENTION_DAYS);
});
