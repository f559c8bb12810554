import { admit } from '../../../lambdas/processor/brake/admission';
import { type Brake, brakeAt, type Pacing, type Paused } from '../../../lambdas/processor/brake/brake';
import { type Lesson, learn } from '../../../lambdas/processor/brake/lesson';
import { turnOf } from '../../../lambdas/processor/brake/turn';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOW_MS = 1_000_000_000;
const timing = { baseMs: 5_000, random: () => 0 };
const ONE = { sends: 1, isNew: false };
const NEW = { sends: 1, isNew: true };

const lesson = (kind: Lesson['kind'], chat: string, changes: Partial<Lesson> = {}): Lesson => {
  return { kind, chat, beganMs: NOW_MS, isProbe: false, ...changes };
};

/** The brake after these lessons, all at one time. */
function taught(brake: Brake, ...lessons: readonly Lesson[]): Brake {
  return lessons.reduce((before, next) => learn(before, next, NOW_MS, timing).brake, brake);
}

function pausedFor(outageMs: number, changes: Partial<Paused> = {}): Paused {
  return { kind: 'paused', sinceMs: NOW_MS - outageMs, pauses: 1, untilMs: NOW_MS, isProbed: false, ...changes };
}

function pacing(changes: Partial<Pacing> = {}): Pacing {
  const times = { sinceMs: NOW_MS, untilMs: NOW_MS, nextMs: NOW_MS, lineMs: NOW_MS, endsMs: NOW_MS + MINUTE_MS };
  return { kind: 'pacing', pauses: 0, intervalMs: 100, chats: [], ...times, ...changes };
}

describe('an outage', () => {
  const fails = ['a', 'b', 'c'].map((chat) => lesson('failed', chat));

  test('is when three chats fail and none is answered between; one chat that fails for ever is none', () => {
    expect(taught(null, ...fails)).toMatchObject({ kind: 'paused', pauses: 1, untilMs: NOW_MS + 5_000 });
    expect(taught(null, ...Array.from({ length: 50 }, () => lesson('failed', 'a')))).toMatchObject({
      kind: 'watching',
      chats: ['a'],
    });
    const [a, b, c] = fails;
    expect(taught(null, ...[a, b, lesson('answered', 'd'), c].filter((one) => one !== undefined))).toMatchObject({
      kind: 'watching',
      chats: ['c'],
    });
  });

  test('pauses grow from the base to a minute', () => {
    const lengths: number[] = [];
    let brake: Brake = taught(null, ...fails);
    for (let probe = 0; probe < 6; probe += 1) {
      lengths.push(brake?.kind === 'paused' ? brake.untilMs - NOW_MS : 0);
      brake = taught(brake, lesson('failed', 'a', { isProbe: true }));
    }
    expect(lengths).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  test('pauses are up to a quarter longer, at random', () => {
    const outage = pausedFor(0, { pauses: 4 });
    const probe = lesson('failed', 'a', { isProbe: true });
    const { brake } = learn(outage, probe, NOW_MS, { ...timing, random: () => 0.999 });
    expect(brake).toMatchObject({ untilMs: expect.closeTo(NOW_MS + 1.24975 * MINUTE_MS, 0) });
  });

  test('what was under way when it began makes no pause longer', () => {
    const paused = taught(null, ...fails);
    expect(taught(paused, lesson('failed', 'd'), lesson('too-many', 'e'), lesson('answered', 'f'))).toBe(paused);
    expect(learn(paused, lesson('failed', 'd'), NOW_MS, timing).delayMs).toBe(5_000);
  });

  test('one chat tries it when the pause is over, and the others wait for what comes of it', () => {
    const { brake, gates } = admit(pausedFor(0), [ONE, ONE, NEW], NOW_MS, timing);
    expect(gates).toEqual([
      { kind: 'open', as: 'probe' },
      { kind: 'held', delayMs: 0 },
      { kind: 'held', delayMs: 0 },
    ]);
    expect(brake).toMatchObject({ kind: 'paused', untilMs: NOW_MS + 15_000, isProbed: true });
    const dead = admit(brake, [ONE], NOW_MS + 15_000, timing);
    expect(dead.gates).toEqual([{ kind: 'open', as: 'probe' }]);
  });

  test.each([
    [MINUTE_MS, 1_250],
    [2 * HOUR_MS, 2.5 * MINUTE_MS],
    [60 * HOUR_MS, 15 * MINUTE_MS],
  ])('of %d ms lets a chat wait its pause and %d ms to twice as much', (outageMs, leastMs) => {
    const brake = pausedFor(outageMs, { untilMs: NOW_MS + 7_000 });
    const waits = [0, 0.999].map((drawn) => admit(brake, [ONE], NOW_MS, { ...timing, random: () => drawn }).gates[0]);
    expect(waits[0]).toEqual({ kind: 'held', delayMs: 7_000 + leastMs });
    expect(waits[1]).toMatchObject({ kind: 'held', delayMs: expect.closeTo(7_000 + 1.999 * leastMs, 0) });
  });

  test('is over with the first that is answered, and all come back ten a second', () => {
    const brake = taught(pausedFor(2 * HOUR_MS), lesson('answered', 'a', { isProbe: true }));
    expect(brake).toMatchObject({ kind: 'pacing', pauses: 0, intervalMs: 100, endsMs: NOW_MS + 6 * MINUTE_MS });
  });

  test('can begin again while the pace is kept', () => {
    expect(taught(pacing(), ...fails)).toMatchObject({ kind: 'paused', pauses: 1 });
    expect(taught(pacing({ chats: ['a'] }), lesson('answered', 'b'), ...fails.slice(1))).toMatchObject({
      chats: ['b', 'c'],
    });
  });
});

describe('429', () => {
  const tooMany = (retryAfterMs?: number) => lesson('too-many', 'a', { retryAfterMs });

  test.each([
    [undefined, 1_000],
    [0, 1_000],
    [7_000, 7_000],
    [HOUR_MS, MINUTE_MS],
  ])('with Retry-After %p pauses everybody for %d ms', (retryAfterMs, pauseMs) => {
    expect(taught(null, tooMany(retryAfterMs))).toMatchObject({ untilMs: NOW_MS + pauseMs, intervalMs: 100 });
    const longest = { ...timing, random: () => 0.999 };
    const { brake } = learn(null, tooMany(retryAfterMs), NOW_MS, longest);
    expect(brake).toMatchObject({ untilMs: expect.closeTo(NOW_MS + Math.min(MINUTE_MS, 1.24975 * pauseMs), 0) });
  });

  test('said again is taken at its word, up to a quarter of an hour, and halves the pace', () => {
    const brake = taught(pacing({ pauses: 1 }), tooMany(HOUR_MS));
    expect(brake).toMatchObject({ pauses: 2, untilMs: NOW_MS + 15 * MINUTE_MS, intervalMs: 200 });
  });

  test('of many at once halves once, and each of them gets a place in the line', () => {
    const before = pacing({ intervalMs: 50 });
    const first = learn(before, tooMany(), NOW_MS, timing);
    const second = learn(first.brake, tooMany(), NOW_MS + 40, timing);
    expect([first.brake, second.brake]).toMatchObject([
      { pauses: 1, intervalMs: 100 },
      { pauses: 1, intervalMs: 100 },
    ]);
    expect([first.delayMs, second.delayMs]).toEqual([1_100, 1_160]);
  });

  test('to who tries it for all ends an outage with a pause', () => {
    const brake = taught(pausedFor(HOUR_MS), lesson('too-many', 'a', { isProbe: true }));
    expect(brake).toMatchObject({ kind: 'pacing', pauses: 1, intervalMs: 100, sinceMs: NOW_MS - HOUR_MS });
  });
});

describe('the pace', () => {
  test('lets a second’s worth go at once, and gives everybody else a place', () => {
    const { gates, brake } = admit(
      pacing(),
      Array.from({ length: 12 }, () => ONE),
      NOW_MS,
      timing,
    );
    expect(gates.map((gate) => (gate.kind === 'open' ? 0 : gate.delayMs))).toEqual([...Array(10).fill(0), 100, 200]);
    expect(admit(brake, [ONE], NOW_MS + 1_000, timing).gates).toEqual([{ kind: 'open', as: 'paced' }]);
  });

  test('counts each message of a chat', () => {
    const { brake } = admit(pacing(), [{ sends: 3, isNew: false }], NOW_MS, timing);
    expect(brake).toMatchObject({ nextMs: NOW_MS + 300 });
  });

  test('who is new goes to the end of the line, if there is one', () => {
    expect(admit(pacing(), [NEW], NOW_MS, timing).gates).toEqual([{ kind: 'open', as: 'paced' }]);
    const inLine = admit(pacing({ lineMs: NOW_MS + 5_000 }), [NEW, ONE], NOW_MS, timing);
    expect(inLine.gates).toEqual([
      { kind: 'held', delayMs: 5_100 },
      { kind: 'open', as: 'paced' },
    ]);
  });

  test('has places for a minute; who finds none looks again', () => {
    const brake = pacing({ nextMs: NOW_MS + 5_000, lineMs: NOW_MS + MINUTE_MS });
    expect(admit(brake, [ONE], NOW_MS, timing)).toEqual({ brake, gates: [{ kind: 'held', delayMs: MINUTE_MS / 2 }] });
  });

  test('grows with each that is answered, while it is what holds others back', () => {
    const limiting = pacing({ nextMs: NOW_MS + 1 });
    expect(taught(limiting, lesson('answered', 'a'))).toMatchObject({ intervalMs: expect.closeTo(1_000 / 10.1, 6) });
    const idle = pacing();
    expect(taught(idle, lesson('answered', 'a'))).toBe(idle);
  });

  test('forgets its pauses with the first that began after them', () => {
    const paused = pacing({ pauses: 2 });
    expect(taught(paused, lesson('answered', 'a', { beganMs: NOW_MS - 1 }))).toBe(paused);
    expect(taught(paused, lesson('answered', 'a'))).toMatchObject({ pauses: 0 });
  });
});

test('a brake ends by itself, and so does one of a clock that was ahead', () => {
  const kept: [Brake, number][] = [
    [{ kind: 'watching', sinceMs: NOW_MS, lastMs: NOW_MS, chats: [] }, 15 * MINUTE_MS],
    [pacing(), MINUTE_MS],
    [pacing({ lineMs: NOW_MS + 2 * MINUTE_MS }), 2 * MINUTE_MS],
    [pausedFor(0), 100 * HOUR_MS],
  ];
  for (const [brake, forMs] of kept) expect(brakeAt(brake, NOW_MS + forMs)).toBe(brake);
  for (const [brake, forMs] of kept.slice(0, 3)) expect(brakeAt(brake, NOW_MS + forMs + 1)).toBeNull();
  for (const ahead of [pausedFor(0), pacing()]) expect(brakeAt(ahead, NOW_MS - HOUR_MS)).toBeNull();
});

test('a pause and its end are told, and nothing else', () => {
  const paused = pausedFor(MINUTE_MS, { untilMs: NOW_MS + 5_000 });
  expect(turnOf(null, paused, NOW_MS)).toEqual({ kind: 'paused', reason: 'outage', pauses: 1, pauseMs: 5_000 });
  expect(turnOf(paused, { ...paused, pauses: 2 }, NOW_MS)).toMatchObject({ kind: 'paused', pauses: 2 });
  const tooMany = pacing({ pauses: 1, untilMs: NOW_MS + 1_000 });
  expect(turnOf(paused, tooMany, NOW_MS)).toMatchObject({ kind: 'paused', reason: 'too-many', pauseMs: 1_000 });
  const back = pacing({ sinceMs: NOW_MS - MINUTE_MS });
  expect(turnOf(paused, back, NOW_MS)).toEqual({ kind: 'resumed', pausedForMs: MINUTE_MS });
  expect(turnOf(paused, { ...paused, isProbed: true }, NOW_MS)).toBeNull();
  expect(turnOf(back, { ...back, intervalMs: 90 }, NOW_MS)).toBeNull();
  expect(turnOf(null, { kind: 'watching', sinceMs: 0, lastMs: 0, chats: [] }, NOW_MS)).toBeNull();
  expect(turnOf(back, null, NOW_MS)).toBeNull();
});
