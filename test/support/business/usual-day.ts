import { MINUTE_MS } from '../cloudwatch/metric-data';
import { seededRandom } from '../seeded-random';
import type { Faults } from './faults';

export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A Monday at 0:00 in Mexico City. */
export const MONDAY_MS = Date.UTC(2026, 10, 23, 6);

/** Messages that come in each hour of the day, in a small business. */
const MESSAGES_BY_HOUR = [1, 0, 0, 0, 0, 0, 1, 3, 7, 16, 18, 15, 17, 22, 19, 14, 13, 15, 17, 12, 9, 6, 3, 2];
/** Everybody wants the menu of the day at once. */
const RUSH_AT_HOUR = 13.5;
const RUSH_MESSAGES = 14;

/** Messages of a whole day. */
const MESSAGES_A_DAY = MESSAGES_BY_HOUR.reduce((sum, count) => sum + count, RUSH_MESSAGES);

/** When customers write on the day that begins at `dayMs`. */
export function messagesOf(dayMs: number, seed = 7): readonly number[] {
  return withRush(dayMs, messagesWithoutRush(dayMs, seed), RUSH_MESSAGES, seed);
}

/** The same in a business that gets about `perDay` messages a day. */
export function messagesOfSize(dayMs: number, perDay: number, seed = 7): readonly number[] {
  const random = seededRandom(seed);
  const size = perDay / MESSAGES_A_DAY;
  const spread = MESSAGES_BY_HOUR.flatMap((count, hour) =>
    Array.from({ length: Math.floor(count * size + random()) }, () => Math.round(dayMs + (hour + random()) * HOUR_MS)),
  );
  return withRush(dayMs, spread, Math.round(RUSH_MESSAGES * size), seed);
}

function withRush(dayMs: number, spread: readonly number[], length: number, seed: number): readonly number[] {
  const random = seededRandom(seed + 1);
  const rush = Array.from({ length }, () => dayMs + RUSH_AT_HOUR * HOUR_MS + random() * 40_000);
  return [...spread, ...rush.map(Math.round)].sort((a, b) => a - b);
}

/** The same without the rush, which several such days at once would make too much of. */
export function messagesWithoutRush(dayMs: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return MESSAGES_BY_HOUR.flatMap((count, hour) =>
    Array.from({ length: count }, () => Math.round(dayMs + (hour + random()) * HOUR_MS)),
  );
}

/** The send API fails once for a customer in the dead of night, and for the first minutes of a busy evening hour. */
export function hiccupsOf(dayMs: number): Faults {
  let nightOwls = 0;
  const isHiccup = (atMs: number) => {
    const hour = (atMs - dayMs) / HOUR_MS;
    if (hour < 1) nightOwls += 1;
    return (hour < 1 && nightOwls === 1) || (hour > 18 && hour < 18.05);
  };
  const result = { kind: 'retryable', reason: 'http', status: 502 } as const;
  return { send: (atMs, attempt) => (attempt === 1 && isHiccup(atMs) ? { result, tookMs: 900 } : undefined) };
}

/** When scanners try the address. */
export function knocksOf(dayMs: number): readonly number[] {
  return [3.2, 3.201, 11.7, 17.4].map((hour) => Math.round(dayMs + hour * HOUR_MS));
}
