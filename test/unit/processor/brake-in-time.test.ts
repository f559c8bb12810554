import type { SendResult } from '../../../lambdas/shared/send/send-api';
import { type RushEnd, rush } from '../../support/rush';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const DOWN: SendResult = { kind: 'retryable', reason: 'http', status: 503 };
const TOO_MANY = { kind: 'retryable', reason: 'http', status: 429 } as const;
const ACCEPTED: SendResult = { kind: 'accepted' };
const inTime = (result: SendResult) => ({ result, tookMs: 150 });

/** A send API that takes so many a second, and says 429 to the others. */
function takes(perSecond: number, retryAfterMs?: number) {
  const taken: number[] = [];
  return (atMs: number) => {
    while (taken[0] !== undefined && taken[0] <= atMs - SECOND_MS) taken.shift();
    if (taken.length >= perSecond) return inTime(retryAfterMs === undefined ? TOO_MANY : { ...TOO_MANY, retryAfterMs });
    taken.push(atMs);
    return inTime(ACCEPTED);
  };
}

/** Most sends in any second from a time on. */
function mostInASecond({ sends }: RushEnd, fromMs: number): number {
  const times = sends.map(({ atMs }) => atMs).filter((atMs) => atMs >= fromMs);
  return Math.max(
    ...times.map((atMs, index) => times.filter((other, at) => at >= index && other < atMs + 1_000).length),
  );
}

const lastAfter = ({ acceptedAtMs }: RushEnd, fromMs: number) => Math.max(...acceptedAtMs) - fromMs;

test('400 chats that wait out an outage of two hours come back paced, and nobody waits six minutes more', async () => {
  const endsMs = 2 * HOUR_MS;
  const end = await rush({
    chats: 400,
    writesAtMs: (chat) => chat * 17 * SECOND_MS,
    answer: (atMs) => inTime(atMs < endsMs ? DOWN : ACCEPTED),
    limitMs: 3 * HOUR_MS,
  });
  expect(end.acceptedAtMs).toHaveLength(400);
  expect(end.deadLetters).toBe(0);
  expect(Math.min(...end.acceptedAtMs) - endsMs).toBeLessThan(90 * SECOND_MS);
  expect(lastAfter(end, endsMs)).toBeLessThan(6 * MINUTE_MS);
  expect(mostInASecond(end, endsMs)).toBeLessThanOrEqual(20);
  expect(end.sends.length).toBeLessThan(2 * 400);
  expect(end.telemetry.lines.filter(({ message }) => message === 'sends resumed')).toHaveLength(1);
});

test('400 chats that wait out a minute come back within seconds, and not all at once', async () => {
  const end = await rush({
    chats: 400,
    writesAtMs: (chat) => chat * 100,
    answer: (atMs) => inTime(atMs < MINUTE_MS ? DOWN : ACCEPTED),
    limitMs: HOUR_MS,
  });
  expect(end.acceptedAtMs).toHaveLength(400);
  expect(lastAfter(end, MINUTE_MS)).toBeLessThan(90 * SECOND_MS);
  expect(mostInASecond(end, MINUTE_MS)).toBeLessThanOrEqual(30);
});

test.each([1_000, undefined])(
  'of 1,000 who write at once to an API that takes 20/s, with Retry-After %p, the last waits two minutes',
  async (retryAfterMs) => {
    const end = await rush({ chats: 1_000, writesAtMs: () => 0, answer: takes(20, retryAfterMs), limitMs: HOUR_MS });
    expect(end.acceptedAtMs).toHaveLength(1_000);
    expect(lastAfter(end, 0)).toBeLessThan(2 * MINUTE_MS);
    expect(end.sends.length).toBeLessThan(1_500);
  },
);

test('one chat that fails for ever keeps nobody else waiting', async () => {
  const end = await rush({
    chats: 101,
    writesAtMs: (chat) => chat * 10 * SECOND_MS,
    answer: (_, chat) => inTime(chat === 0 ? DOWN : ACCEPTED),
    limitMs: HOUR_MS,
  });
  expect(end.telemetry.counts.SendsHeld).toBeUndefined();
  const waits = end.acceptedAtMs.map((atMs, index) => atMs - (index + 1) * 10 * SECOND_MS);
  expect(waits).toHaveLength(100);
  expect(Math.max(...waits)).toBeLessThan(SECOND_MS);
});

test.each([20, 60])(
  'of %d chats nobody is given up in an outage of a weekend, nor by the 429s after it',
  async (chats) => {
    const endsMs = 60 * HOUR_MS;
    const paced = takes(20, 1_000);
    const end = await rush({
      chats,
      writesAtMs: (chat) => chat * MINUTE_MS,
      answer: (atMs) => (atMs < endsMs ? inTime(DOWN) : paced(atMs)),
      limitMs: 70 * HOUR_MS,
    });
    expect(end.acceptedAtMs).toHaveLength(chats);
    expect(end.deadLetters).toBe(0);
    expect(end.mostReceives).toBeLessThan(300);
    expect(lastAfter(end, endsMs)).toBeLessThan(45 * MINUTE_MS);
  },
);
