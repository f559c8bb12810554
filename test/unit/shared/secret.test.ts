import { CachedSecret, type SecretVersions } from '../../../lambdas/shared/secrets/secret';

const HOUR_MS = 60 * 60_000;

function setUp(values: (string | Error)[], previous: string | null = null) {
  let now = 0;
  let monotonic = 0;
  let fetches = 0;
  const stale: unknown[] = [];
  const secret = new CachedSecret({
    fetch: async (): Promise<SecretVersions> => {
      const value = values[Math.min(fetches, values.length - 1)];
      fetches += 1;
      if (value === undefined || value instanceof Error) throw value ?? new Error('no value');
      return { current: value, previous, currentSinceMs: 0 };
    },
    previousAcceptedForMs: 24 * HOUR_MS,
    nowMs: () => now,
    monotonicMs: () => monotonic,
    onStale: (error) => void stale.push(error),
  });
  const wait = (milliseconds: number) => {
    now += milliseconds;
    monotonic += Math.max(0, milliseconds);
  };
  const setClock = (byMs: number) => {
    now += byMs;
  };
  return { secret, stale, fetches: () => fetches, wait, setClock };
}

test('a read that joined one that failed tries itself: the other may have been at its deadline', async () => {
  const { secret, fetches } = setUp([new Error('aborted'), 'one']);
  const [begun, ...joined] = await Promise.allSettled([secret.read(), secret.read(), secret.read()]);
  expect(begun.status).toBe('rejected');
  expect(joined).toMatchObject(Array(2).fill({ status: 'fulfilled', value: { current: 'one' } }));
  expect(fetches()).toBe(2);
});

test('a secret is read once and kept for five minutes', async () => {
  const { secret, fetches, wait } = setUp(['one', 'two']);
  await Promise.all([secret.read(), secret.read(), secret.read()]);
  wait(299_999);
  expect((await secret.read()).current).toBe('one');
  expect(fetches()).toBe(1);
  wait(1);
  expect((await secret.read()).current).toBe('two');
});

test('it is read again on demand, at most every 30 seconds', async () => {
  const { secret, fetches, wait } = setUp(['one', 'two']);
  await secret.read();
  wait(29_999);
  expect((await secret.reread()).current).toBe('one');
  wait(1);
  expect((await secret.reread()).current).toBe('two');
  expect(fetches()).toBe(2);
});

test('a known secret serves on while Secrets Manager is down, and is asked for at most every 30 seconds then', async () => {
  const { secret, fetches, stale, wait } = setUp(['one', new Error('down')]);
  await secret.read();
  wait(300_000);
  expect((await secret.read()).current).toBe('one');
  expect((await secret.read()).current).toBe('one');
  expect(stale).toHaveLength(1);
  expect(fetches()).toBe(2);
});

test('while it could not be read again nobody says that it does not fit', async () => {
  const { secret, fetches, wait } = setUp(['one', new Error('down'), 'two']);
  await secret.read();
  wait(30_000);
  await expect(secret.reread()).rejects.toThrow('down');
  await expect(secret.reread()).rejects.toThrow('down');
  expect((await secret.read()).current).toBe('one');
  expect(fetches()).toBe(2);
  wait(30_000);
  expect((await secret.reread()).current).toBe('two');
});

test('a secret that was never read is an error, and is asked for again', async () => {
  const { secret } = setUp([new Error('down'), 'one']);
  await expect(secret.read()).rejects.toThrow('down');
  expect((await secret.read()).current).toBe('one');
});

test('a clock that is set back does not keep an old secret fresh', async () => {
  const { secret, wait } = setUp(['one', 'two']);
  wait(600_000);
  await secret.read();
  wait(-600_000);
  expect((await secret.reread()).current).toBe('two');
});

test('nor does one that is set back to the moment of the last read', async () => {
  const { secret, wait, setClock } = setUp(['one', 'two']);
  await secret.read();
  wait(600_000);
  setClock(-599_996);
  expect((await secret.reread()).current).toBe('two');
});

test('the version before a rotation counts for as long as it is set, to the millisecond', async () => {
  const { secret, fetches, wait } = setUp(['new'], 'old');
  wait(24 * HOUR_MS - 60_000);
  expect((await secret.read()).previous).toBe('old');
  wait(59_999);
  expect((await secret.read()).previous).toBe('old');
  wait(1);
  expect(await secret.read()).toMatchObject({ current: 'new', previous: null });
  expect(fetches()).toBe(1);
});

test('it ends on time also when Secrets Manager has been down all the while', async () => {
  const { secret, wait } = setUp(['new', new Error('down')], 'old');
  expect((await secret.read()).previous).toBe('old');
  wait(72 * HOUR_MS);
  expect(await secret.read()).toMatchObject({ current: 'new', previous: null });
});
