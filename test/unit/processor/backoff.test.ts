import { DEFAULT_BACKOFF_BASE_MS, retryDelayMs } from '../../../lambdas/processor/backoff';

const shortest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0 };
const longest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0.999 };
const HOUR_MS = 60 * 60_000;

test('delays double from 5 s up to 15 minutes, at least half of each fixed', () => {
  const delays = [1, 2, 3, 8, 9, 40].map((attempt) => retryDelayMs(attempt, undefined, shortest) / 1_000);
  expect(delays).toEqual([2.5, 5, 10, 320, 450, 450]);
  expect(retryDelayMs(40, undefined, longest)).toBeLessThanOrEqual(15 * 60_000);
});

test('Retry-After wins, up to a quarter of an hour', () => {
  expect(retryDelayMs(10, 2_000, longest)).toBe(2_000);
  expect(retryDelayMs(1, 0, longest)).toBe(0);
  expect(retryDelayMs(1, 24 * HOUR_MS, longest)).toBe(HOUR_MS / 4);
});
