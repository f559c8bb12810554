import type { BrakeStore } from '../../../lambdas/processor/brake/brake-store';
import { processBatch } from '../../../lambdas/processor/process-batch';
import { MAX_ATTEMPTS } from '../../../lambdas/shared/limits';
import type { SendResult } from '../../../lambdas/shared/send/send-api';
import { A, B, messageItem, receivedAtMs, record, setUp } from '../../support/batch';
import { MemoryBrakeStore } from '../../support/memory-brake-store';

const C = '5215550000103';
const D = '5215550000104';
const DOWN: SendResult = { kind: 'retryable', reason: 'http', status: 503 };

/** A processor with a brake, whose clock is at the caller's hand. */
function braked(store: BrakeStore = new MemoryBrakeStore()) {
  let nowMs = receivedAtMs;
  const world = setUp({ brakeStore: store, nowMs: () => nowMs });
  const handle = (...phones: readonly string[]) =>
    processBatch(
      phones.map((phone, index) => record(messageItem(`${phone}-${index}`, phone), 2)),
      world.deps,
    );
  const later = (milliseconds: number) => {
    nowMs += milliseconds;
  };
  const messages = () => world.telemetry.lines.map(({ message }) => message);
  return { ...world, handle, later, messages };
}

test('while all goes well nothing is written', async () => {
  const store = new MemoryBrakeStore();
  const { handle, sent } = braked(store);
  for (let batch = 0; batch < 3; batch += 1) await handle(A, B, C);
  expect([sent.length, store.writes]).toEqual([3, 0]);
});

test('after three chats have failed the others wait, uncounted, until one tries it for all', async () => {
  const { handle, later, messages, results, sent, telemetry, delays } = braked();
  for (const phone of [A, B, C]) results.set(phone, DOWN);
  await handle(A, B, C);
  expect(telemetry.lines).toContainEqual({
    level: 'warn',
    message: 'sends paused',
    fields: { reason: 'outage', pauses: 1, pauseMs: 1_000 },
  });
  expect(await handle(D)).toEqual([`message:${D}-0`]);
  expect(sent).toHaveLength(3);
  expect(telemetry.counts).toMatchObject({ SendAttempts: 3, SendsHeld: 1 });
  expect(delays.at(-1)).toEqual({ ids: [`message:${D}-0`], delayMs: 1_000 });
  later(1_000);
  await handle(D, A);
  expect(sent.map(({ to }) => to)).toEqual([A, B, C, D]);
  expect(telemetry.counts).toMatchObject({ SendAttempts: 4, SendsHeld: 2, RepliesSent: 1 });
  expect(messages().at(-1)).toBe('sends resumed');
  results.clear();
  expect(await handle(A)).toEqual([]);
});

test('what asks for no send is not held, and does not try the send API for all', async () => {
  const { deps, handle, later, results, telemetry } = braked();
  for (const phone of [A, B, C]) results.set(phone, DOWN);
  await handle(A, B, C);
  later(1_000);
  const own = record(messageItem('own', D, { fromMe: 'yes' }));
  expect(await processBatch([own], deps)).toEqual([]);
  expect(telemetry.counts).toMatchObject({ RepliesSkipped: 1 });
  results.clear();
  await processBatch([own, record(messageItem('next', A))], deps);
  expect(telemetry.counts.RepliesSent).toBe(1);
});

test('a brake that cannot be read holds nobody, and one that cannot be written is told', async () => {
  const down = () => Promise.reject(new Error('DynamoDB is down'));
  const unreadable = braked({ read: down, replace: down });
  expect(await unreadable.handle(A, B, C)).toEqual([]);
  expect(unreadable.messages()[0]).toBe('brake not kept');
  const unwritable = braked({ read: async () => ({ brake: null, version: 0 }), replace: down });
  unwritable.results.set(A, DOWN);
  expect(await unwritable.handle(A)).toHaveLength(1);
  expect(unwritable.messages()).toContain('brake not kept');
});

test('who finds the brake in other hands each time waits a moment', async () => {
  const until = receivedAtMs - 1;
  const paused = { kind: 'paused', sinceMs: 0, pauses: 1, untilMs: until, isProbed: false } as const;
  const taken = { brake: paused, version: 7 };
  const { handle, sent, delays } = braked({
    read: async () => taken,
    replace: async () => ({ ...taken, isOurs: false }),
  });
  await handle(A, B);
  expect(sent).toEqual([]);
  expect(delays.map(({ delayMs }) => delayMs)).toEqual([1_000, 1_000]);
});

test('while everybody is held no reply is given up, however often it was tried', async () => {
  const { deps, deadLetters, handle, later, results } = braked();
  for (const phone of [A, B, C]) results.set(phone, DOWN);
  await handle(A, B, C);
  for (let receive = 2; receive < MAX_ATTEMPTS + 10; receive += 1) {
    later(100_000);
    await processBatch([record(messageItem(`${A}-0`, A), receive)], deps);
  }
  expect(deadLetters).toEqual([]);
});

test.each<[SendResult, boolean]>([
  [{ kind: 'no-token' }, false],
  [{ kind: 'unauthorized', status: 401 }, false],
  [{ kind: 'retryable', reason: 'http', status: 403 }, false],
  [{ kind: 'rejected', status: 400 }, false],
  [{ kind: 'retryable', reason: 'http', status: 404 }, true],
  [{ kind: 'retryable', reason: 'ECONNREFUSED' }, true],
  [{ kind: 'unknown', reason: 'timeout' }, true],
])('three chats that end with %j are an outage: %p', async (result, isOutage) => {
  const { handle, messages, results } = braked();
  for (const phone of [A, B, C]) results.set(phone, result);
  await handle(A, B, C);
  expect(messages().includes('sends paused')).toBe(isOutage);
});
