/** When to try again. */
export interface Backoff {
  /** Delay after the first failure, before jitter. */
  readonly baseMs: number;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/** Milliseconds before the second attempt, before jitter. */
export const DEFAULT_BACKOFF_BASE_MS = 5_000;
const CAP_MS = 15 * 60_000;
/** The longest wait that the send API can ask for, because a customer waits meanwhile. Alarms look back as far. */
const RETRY_AFTER_CAP_MS = CAP_MS;

/** So many times the base is longer than a slow gateway takes to send what it has taken: a minute. */
const AFTER_UNKNOWN = 12;
/** Each further wait after an unknown outcome is so many times as long: an outage of ten minutes is over by then. */
const UNKNOWN_GROWTH = 10;

/** The wait after unknown outcome number `copies` (from 1): a minute and then ten, up to a quarter longer. `Retry-After` is a minimum. */
export function unknownDelayMs(copies: number, retryAfterMs: number | undefined, backoff: Backoff): number {
  const leastMs = backoff.baseMs * AFTER_UNKNOWN * UNKNOWN_GROWTH ** (copies - 1);
  const askedMs = Math.min(retryAfterMs ?? 0, RETRY_AFTER_CAP_MS);
  return Math.max(askedMs, Math.min(CAP_MS, leastMs * (1 + backoff.random() / 4)));
}

/**
 * The wait after the failure of attempt number `attempt` (from 1). It doubles from the base up to 15 minutes. One half of it is
 * random, so that chats that failed together don't come back together. `Retry-After` is a minimum, and a quarter of it is
 * added at random for the same reason, as far as the longest wait allows.
 */
export function retryDelayMs(attempt: number, retryAfterMs: number | undefined, backoff: Backoff): number {
  const fullMs = Math.min(CAP_MS, backoff.baseMs * 2 ** (attempt - 1));
  const askedMs = Math.min(retryAfterMs ?? 0, RETRY_AFTER_CAP_MS);
  const random = backoff.random();
  const askedAtMostMs = Math.min(askedMs * (1 + random / 4), RETRY_AFTER_CAP_MS);
  return Math.max(askedAtMostMs, fullMs / 2 + (fullMs / 2) * random);
}
