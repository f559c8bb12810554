import { DEFAULT_BACKOFF_BASE_MS, retryDelayMs, unknownDelayMs } from '../../../lambdas/processor/backoff';

const shortest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0 };
const longest = { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0.999 };
const HOUR_MS = 60 * 60_000;

test('delays double from 5 s up to 15 minutes, at least half of each fixed', () => {
  const delays = [1, 2, 3, 8, 9, 40].map((attempt) => retryDelayMs(attempt, undefined, shortest) / 1_000);
  expect(delays).toEqual([2.5, 5, 10, 320, 450, 450]);
  expect(retryDelayMs(40, undefined, longest)).toBeLessThanOrEqual(15 * 60_000);
});

test('the other half of each delay is random, so that chats that failed together come back apart', () => {
  for (const attempt of [1, 3, 40]) {
    const least = retryDelayMs(attempt, undefined, shortest);
    expect(retryDelayMs(attempt, undefined, longest)).toBeGreaterThan(1.99 * least);
  }
});

test('after an unknown outcome the wait is a minute, then ten, a quarter of which is random; Retry-After can make it longer', () => {
  expect([1, 2, 3].map((copies) => unknownDelayMs(copies, undefined, shortest))).toEqual([
    60_000,
    600_000,
    HOUR_MS / 4,
  ]);
  expect([1, 2, 3].map((copies) => Math.round(unknownDelayMs(copies, undefined, longest) / 1_000))).toEqual([
    75, 750, 900,
  ]);
  expect(unknownDelayMs(1, 1_000, shortest)).toBe(60_000);
  expect(unknownDelayMs(1, 90_000, shortest)).toBe(90_000);
  expect(unknownDelayMs(1, 24 * HOUR_MS, shortest)).toBe(HOUR_MS / 4);
});

test('Retry-After is a minimum, up to a quarter of an hour, and comes with a random quarter more', () => {
  expect([1, 5, 10].map((attempt) => retryDelayMs(attempt, 1_000, shortest) / 1_000)).toEqual([2.5, 40, 450]);
  expect(retryDelayMs(1, 0, shortest)).toBe(2_500);
  expect(retryDelayMs(1, 60_000, shortest)).toBe(60_000);
  expect(Math.round(retryDelayMs(1, 60_000, longest) / 1_000)).toBe(75);
  for (const backoff of [shortest, longest]) expect(retryDelayMs(1, 24 * HOUR_MS, backoff)).toBe(HOUR_MS / 4);
});

test('a thousand chats that are told to come back in a second neither come together nor wait much longer than without', () => {
  const draws = Array.from({ length: 1_000 }, (_, index) => ({
    baseMs: DEFAULT_BACKOFF_BASE_MS,
    random: () => index / 1_000,
  }));
  for (const attempt of [1, 2, 3, 10]) {
    const told = draws.map((backoff) => retryDelayMs(attempt, 1_000, backoff));
    expect(told).toEqual(draws.map((backoff) => retryDelayMs(attempt, undefined, backoff)));
    expect(new Set(told.map((delayMs) => Math.round(delayMs))).size).toBeGreaterThan(900);
  }
});
