import type { BrakeStore } from '../../../lambdas/processor/brake/brake-store';
import { processBatch } from '../../../lambdas/processor/process-batch';
import { BRAKE_TRIES_FOR_MS } from '../../../lambdas/shared/limits';
import { A, messageItem, receivedAtMs, record, setUp } from '../../support/batch';

test('who loses the brake to others again and again lets them have it before its time is short', async () => {
  let nowMs = receivedAtMs;
  let tries = 0;
  const brakeStore: BrakeStore = {
    read: async () => ({ brake: null, version: 0 }),
    replace: async () => {
      tries += 1;
      nowMs += 0.4 * BRAKE_TRIES_FOR_MS;
      return { brake: null, version: tries, isOurs: false };
    },
  };
  const { deps, results } = setUp({ brakeStore, nowMs: () => nowMs });
  results.set(A, { kind: 'retryable', reason: 'http', status: 503 });
  expect(await processBatch([record(messageItem('A', A))], deps)).toHaveLength(1);
  // At 0, 0.4 and 0.8 of the time.
  expect(tries).toBe(3);
});
