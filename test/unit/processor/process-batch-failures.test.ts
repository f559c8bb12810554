import { processBatch } from '../../../lambdas/processor/process-batch';
import { MAX_ATTEMPTS } from '../../../lambdas/shared/limits';
import type { SendResult } from '../../../lambdas/shared/send/send-api';
import { A, B, messageItem, record, setUp } from '../../support/batch';

test('a failure stops its own group only, and the rest of the group waits as long', async () => {
  const { deps, sent, delays, results, telemetry } = setUp();
  results.set(A, { kind: 'retryable', reason: 'http', status: 500 });
  const records = [messageItem('1', A), messageItem('2', B), messageItem('3', A), messageItem('4', B)].map((item) =>
    record(item),
  );
  expect(await processBatch(records, deps)).toEqual(['message:1', 'message:3']);
  expect(sent.map(({ to }) => to)).toEqual([A, B, B]);
  expect(delays).toEqual([{ ids: ['message:1', 'message:3'], delayMs: 500 }]);
  expect(telemetry.counts).toMatchObject({ RepliesSent: 2, SendRetries: 1 });
});

test.each<[SendResult, string, number]>([
  [{ kind: 'retryable', reason: 'http', status: 429, retryAfterMs: 7_000 }, 'SendRetries', 7_100],
  [{ kind: 'unknown', reason: 'timeout' }, 'SendOutcomeUnknown', 12_000],
  [{ kind: 'unknown', reason: 'http', status: 504, retryAfterMs: 70_000 }, 'SendOutcomeUnknown', 70_000],
  [{ kind: 'unauthorized', status: 401 }, 'SendUnauthorized', 500],
  [{ kind: 'no-token' }, 'SendTokenMissing', 500],
])('%j comes back and is counted as %s', async (result, metric, delayMs) => {
  const { deps, delays, results, telemetry } = setUp();
  results.set(A, result);
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(delays).toEqual([{ ids: ['message:1'], delayMs }]);
  expect(telemetry.counts).toMatchObject({ SendRetries: 1, [metric]: 1 });
});

test('what the API refuses for good is dead-lettered at once with its cause, and the chat goes on', async () => {
  const { deps, deadLetters, telemetry } = setUp({
    sendApi: {
      send: async ({ idempotencyKey }) => {
        refused ??= idempotencyKey;
        return idempotencyKey === refused ? { kind: 'rejected', status: 400 } : { kind: 'accepted' };
      },
    },
  });
  let refused: string | undefined;
  expect(await processBatch([record(messageItem('1'), 3), record(messageItem('2'))], deps)).toEqual([]);
  expect(deadLetters).toEqual([{ id: 'message:1', cause: { reason: 'send-rejected', status: 400, attempts: 1 } }]);
  expect(telemetry.counts).toMatchObject({ SendPermanentFailures: 1, DeadLettered: 1, RepliesSent: 1 });
});

test('a dead letter that cannot be stored is not lost: the message comes back', async () => {
  const { deps, delays, results } = setUp();
  deps.queue.deadLetter = () => Promise.reject(new Error('SQS is down'));
  results.set(A, { kind: 'rejected', status: 400 });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(delays).toHaveLength(1);
});

test('a delay that cannot be set loses nothing: the message is still reported as not finished', async () => {
  const { deps, results } = setUp();
  deps.queue.delay = () => Promise.reject(new Error('SQS is down'));
  results.set(A, { kind: 'retryable', reason: 'http', status: 500 });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
});

test('a store or a secret that fails is a reason to come back, not to stop', async () => {
  const { deps } = setUp({ once: { run: () => Promise.reject(new Error('DynamoDB is down')) } });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
});

test('an answer that another invocation is giving is waited for', async () => {
  const { deps, sent } = setUp({ once: { run: async () => 'in-progress' } });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(sent).toEqual([]);
});

test('an unknown outcome is counted and written before the record is given back, which may fail', async () => {
  const { deps, telemetry, results } = setUp({
    once: {
      run: async (_key, work) => {
        await work({ failed: 0, unknown: 0, takenOver: false }).catch(() => undefined);
        throw new Error('DynamoDB is down');
      },
    },
  });
  results.set(A, { kind: 'unknown', reason: 'timeout' });
  expect(await processBatch([record(messageItem('1'))], deps)).toEqual(['message:1']);
  expect(telemetry.counts.SendOutcomeUnknown).toBe(1);
});

test('a reply that a processor may have sent before it died is counted as unknown and sent', async () => {
  const { deps, sent, telemetry } = setUp({
    once: {
      run: async (_key, work) => {
        await work({ failed: 0, unknown: 1, takenOver: true });
        return 'done';
      },
    },
  });
  expect(await processBatch([record(messageItem('1'), 2)], deps)).toEqual([]);
  expect(sent).toHaveLength(1);
  expect(telemetry.counts).toEqual({ SendAttempts: 1, SendOutcomeUnknown: 1, RepliesSent: 1 });
});

test.each<SendResult>([{ kind: 'no-token' }, { kind: 'unauthorized', status: 401 }])(
  '%j costs no message, however often it was tried',
  async (result) => {
    const { deps, deadLetters, results } = setUp();
    results.set(A, result);
    expect(await processBatch([record(messageItem('1'), MAX_ATTEMPTS * 3)], deps)).toEqual(['message:1']);
    expect(deadLetters).toEqual([]);
  },
);

test.each<[SendResult, number | undefined, number | undefined]>([
  [{ kind: 'accepted' }, 1, undefined],
  [{ kind: 'rejected', status: 400 }, 1, 1],
  [{ kind: 'unauthorized', status: 401 }, 1, 1],
  [{ kind: 'retryable', reason: 'http', status: 503 }, 1, 1],
  [{ kind: 'unknown', reason: 'timeout' }, 1, 1],
  [{ kind: 'no-token' }, undefined, undefined],
])('%j is an attempt to send: %p, and one that failed: %p', async (result, attempts, failures) => {
  const { deps, telemetry, results } = setUp();
  results.set(A, result);
  await processBatch([record(messageItem('1'))], deps);
  expect(telemetry.counts.SendAttempts).toBe(attempts);
  expect(telemetry.counts.SendFailures).toBe(failures);
});
