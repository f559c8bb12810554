import { processBatch } from '../../../lambdas/processor/process-batch';
import { A, messageItem, record, setUp } from '../../support/batch';
import { memoryOnce } from '../../support/memory-once';

test.each([
  [{ kind: 'accepted', sentId: '100001' } as const, { sentId: '100001' }],
  [{ kind: 'accepted' } as const, undefined],
])('of %j the id of the sent message is kept with the reply, and logged nowhere', async (result, kept) => {
  const once = memoryOnce();
  const { deps, telemetry, results } = setUp({ once });
  results.set(A, result);
  await processBatch([record(messageItem('1'))], deps);
  expect([...once.done]).toEqual([['message:1', kept]]);
  expect(JSON.stringify(telemetry.lines)).not.toContain('100001');
});
