import { isReached } from './block-coverage';
import { type Comparison, fuzzGuided } from './fuzz-guided';

const RUNS = 300;

const REACHED = [
  'signature.ts verifySignature',
  'jwt-authorization.ts verdictByKeySet',
  'webhook-event.ts readWebhookEvent',
  'items.ts messageItemOf',
];
const NOT_REACHED = 'sqs-item-queue.ts sqsItemQueue';

let comparison: Comparison;
beforeAll(async () => {
  comparison = await fuzzGuided({ runs: RUNS, seed: 20_261_122 });
}, 300_000);

test('no request that is bred from those that reached new code makes the ingest handler fail, or gets in unsigned', () => {
  const { statuses, queued, failure } = comparison.guided;
  expect(failure).toBeNull();
  expect(comparison.random.failure).toBeNull();
  for (const status of [200, 400, 401, 415]) expect(statuses[status]).toBeGreaterThan(0);
  expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(RUNS);
  expect(queued).toBeGreaterThan(20);
});

test('only requests that reached something new are kept to breed from', () => {
  expect(comparison.kept).toBeGreaterThan(5);
  expect(comparison.kept).toBeLessThan(RUNS / 2);
});

test('the code is seen: blocks of the door and of the reader are reached, those of what is not used are not', () => {
  const reachedIn = (functionName: string) =>
    comparison.blocks.filter(
      (block) => block.functionName === functionName && isReached(block, comparison.guided.executed),
    ).length;
  for (const name of REACHED) {
    expect({ name, isReached: reachedIn(name) > 0 }).toEqual({ name, isReached: true });
  }
  expect(comparison.blocks.map(({ functionName }) => functionName)).toContain(NOT_REACHED);
  expect(reachedIn(NOT_REACHED)).toBe(0);
});
