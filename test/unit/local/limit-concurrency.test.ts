import { limitConcurrency } from '../../../local/limit-concurrency';

test('no more than the limit run at a time, in the order they came, and a failure frees its place', async () => {
  const limit = limitConcurrency(2);
  const started: number[] = [];
  let underWay = 0;
  let most = 0;
  const task = (id: number) =>
    limit(async () => {
      started.push(id);
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      if (id === 1) throw new Error('failed');
      return id;
    });

  const results = await Promise.allSettled([1, 2, 3, 4, 5].map(task));

  expect(results.map(({ status }) => status)).toEqual(['rejected', ...Array(4).fill('fulfilled')]);
  expect(started).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});
