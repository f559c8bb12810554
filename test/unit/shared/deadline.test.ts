import { install } from '@sinonjs/fake-timers';
import { currentDeadline, DeadlineExceededError, withDeadline } from '../../../lambdas/shared/deadline';

test('work that is in time gives its result, and its signal stays quiet', async () => {
  const signal = await withDeadline(1_000, async () => currentDeadline());
  expect(signal?.aborted).toBe(false);
  expect(currentDeadline()).toBeUndefined();
});

test('work that never ends is given up at the deadline and told to stop', async () => {
  const clock = install({ toFake: ['setTimeout', 'clearTimeout'] });
  let signal: AbortSignal | undefined;
  const never = withDeadline(1_000, async () => {
    await Promise.resolve();
    signal = currentDeadline();
    return new Promise<never>(() => {});
  });
  const givenUp = expect(never).rejects.toBeInstanceOf(DeadlineExceededError);
  await clock.tickAsync(999);
  expect(signal?.aborted).toBe(false);
  await clock.tickAsync(1);
  clock.uninstall();
  await givenUp;
  expect(signal?.aborted).toBe(true);
});

test('pieces of work side by side have deadlines of their own', async () => {
  const work = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return currentDeadline();
  };
  const [first, second] = await Promise.all([withDeadline(1_000, work), withDeadline(1_000, work)]);
  expect(first).toBeInstanceOf(AbortSignal);
  expect(first).not.toBe(second);
});

test('what the work throws is thrown', async () => {
  await expect(withDeadline(1_000, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
