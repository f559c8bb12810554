import { DEFAULT_BACKOFF_BASE_MS } from '../../../lambdas/processor/backoff';
import { processBatch } from '../../../lambdas/processor/process-batch';
import { MAX_ATTEMPTS, MAX_COPIES } from '../../../lambdas/shared/limits';
import type { SendResult } from '../../../lambdas/shared/send/send-api';
import { A, messageItem, record, setUp } from '../../support/batch';
import { MemoryOnceStore } from '../../support/memory-once';

/** The batch that brings this message back as often as SQS has delivered it. */
const received = (id: string, receiveCount: number, phone = A) => record(messageItem(id, phone), receiveCount);

test('a reply is given up after fifty attempts, with the last status, however often it was received', async () => {
  const { deps, deadLetters, results, sent } = setUp();
  results.set(A, { kind: 'no-token' });
  for (let receive = 1; receive <= 60; receive += 1) await processBatch([received('1', receive)], deps);
  results.set(A, { kind: 'retryable', reason: 'http', status: 429 });
  const before = sent.length;
  for (let receive = 61; receive < 60 + MAX_ATTEMPTS; receive += 1) {
    expect(await processBatch([received('1', receive)], deps)).toEqual(['message:1']);
  }
  expect(deadLetters).toEqual([]);
  expect(await processBatch([received('1', 60 + MAX_ATTEMPTS)], deps)).toEqual([]);
  expect(sent.length - before).toBe(MAX_ATTEMPTS);
  const last = { status: 429, attempts: MAX_ATTEMPTS, lastFailure: 'http' };
  expect(deadLetters).toEqual([{ id: 'message:1', cause: { reason: 'retries-exhausted', ...last } }]);
});

test('a message whose token was mended at receive 60 is not given up by one single 429', async () => {
  const { deps, deadLetters, results, telemetry, delays } = setUp();
  results.set(A, { kind: 'retryable', reason: 'http', status: 429 });
  expect(await processBatch([received('1', 60)], deps)).toEqual(['message:1']);
  expect(delays).toEqual([{ ids: ['message:1'], delayMs: 500 }]);
  results.delete(A);
  expect(await processBatch([received('1', 61)], deps)).toEqual([]);
  expect(deadLetters).toEqual([]);
  expect(telemetry.lines.map(({ message, fields }) => [message, fields.attempt ?? fields.attempts])).toEqual([
    ['sends paused', undefined],
    ['send retry', 1],
    ['reply sent', 2],
  ]);
});

test('of ten messages of one chat in a batch each has its own attempts, and none is given up with the first', async () => {
  const { deps, deadLetters, results, sent } = setUp();
  const ids = Array.from({ length: 10 }, (_, index) => String(index));
  const batch = (receive: number) => ids.map((id) => received(id, receive));
  results.set(A, { kind: 'retryable', reason: 'http', status: 503 });
  for (let receive = 1; receive < MAX_ATTEMPTS; receive += 1) {
    expect(await processBatch(batch(receive), deps)).toHaveLength(10);
  }
  expect(sent).toHaveLength(MAX_ATTEMPTS - 1);
  const unfinished = await processBatch(batch(MAX_ATTEMPTS), deps);
  expect(deadLetters.map(({ id }) => id)).toEqual(['message:0']);
  expect(unfinished).toEqual(ids.slice(1).map((id) => `message:${id}`));
  results.delete(A);
  expect(await processBatch(batch(MAX_ATTEMPTS + 1).slice(1), deps)).toEqual([]);
  expect(sent).toHaveLength(MAX_ATTEMPTS + 1 + 9);
});

test('after an unknown outcome there are two further attempts, a minute and ten minutes later, and then a dead letter', async () => {
  const { deps, deadLetters, delays, results, sent, telemetry } = setUp({
    backoff: { baseMs: DEFAULT_BACKOFF_BASE_MS, random: () => 0 },
  });
  results.set(A, { kind: 'unknown', reason: 'http', status: 504 });
  for (const receive of [1, 2, 3]) await processBatch([received('1', receive)], deps);
  expect(delays.map(({ delayMs }) => delayMs)).toEqual([60_000, 600_000]);
  expect(sent).toHaveLength(MAX_COPIES);
  const last = { status: 504, attempts: 3, copies: 3, lastFailure: 'http' };
  expect(deadLetters).toEqual([{ id: 'message:1', cause: { reason: 'outcome-unknown', ...last } }]);
  expect(telemetry.counts.SendOutcomeUnknown).toBe(3);
});

test('attempts that were surely not sent use up no copy', async () => {
  const { deps, deadLetters, results, sent } = setUp();
  const unknown: SendResult = { kind: 'unknown', reason: 'timeout' };
  const refused: SendResult = { kind: 'retryable', reason: 'http', status: 503 };
  for (const [index, result] of [unknown, refused, refused, unknown, refused].entries()) {
    results.set(A, result);
    expect(await processBatch([received('1', index + 1)], deps)).toEqual(['message:1']);
  }
  results.delete(A);
  expect(await processBatch([received('1', 6)], deps)).toEqual([]);
  expect([sent.length, deadLetters]).toEqual([6, []]);
});

test('what is redriven after three unknown outcomes is sent once more only for who named it', async () => {
  const { deps, deadLetters, results, sent } = setUp();
  results.set(A, { kind: 'unknown', reason: 'timeout' });
  for (const receive of [1, 2, 3]) await processBatch([received('1', receive)], deps);
  await processBatch([received('1', 1)], deps);
  expect(sent).toHaveLength(3);
  const cause = { reason: 'outcome-unknown', attempts: 3, copies: 3 };
  expect(deadLetters.at(-1)).toEqual({ id: 'message:1', cause });
  for (const receive of [1, 2]) await processBatch([{ ...received('1', receive), copiesAllowed: 4 }], deps);
  expect(sent).toHaveLength(4);
  expect(deadLetters.at(-1)).toMatchObject({ cause: { attempts: 4, copies: 4 } });
});

test('a processor that dies in the middle of every send makes three copies at most', async () => {
  let nowMs = 0;
  let sends = 0;
  const store = new MemoryOnceStore();
  const { deps, deadLetters } = setUp({
    sendApi: {
      send: () => {
        sends += 1;
        return new Promise(() => undefined);
      },
    },
  });
  for (let receive = 1; receive <= 3; receive += 1) {
    const once = store.invocation({ forMs: 1, nowMs: () => nowMs });
    void processBatch([received('1', receive)], { ...deps, once });
    await new Promise(setImmediate);
    nowMs += 10;
  }
  await processBatch([received('1', 4)], { ...deps, once: store.invocation({ forMs: 1, nowMs: () => nowMs }) });
  expect(sends).toBe(3);
  expect(deadLetters).toMatchObject([{ cause: { reason: 'outcome-unknown', copies: 3 } }]);
});

test('a reply that was given up is tried as often again when it is redriven', async () => {
  const { deps, deadLetters, results } = setUp();
  results.set(A, { kind: 'retryable', reason: 'http', status: 503 });
  for (let receive = 1; receive <= MAX_ATTEMPTS; receive += 1) await processBatch([received('1', receive)], deps);
  expect(deadLetters).toHaveLength(1);
  expect(await processBatch([received('1', 1)], deps)).toEqual(['message:1']);
});
