import type { Claim, Work } from '../../lambdas/shared/once/once';
import { type Clock, stopClock } from './clock';
import { ONCE_STORES, type OnceStore } from './once-stores';

const LIFE_MS = 60_000;

describe.each(Object.entries(ONCE_STORES))('once, %s', (_, start) => {
  let store: OnceStore;
  let clock: Clock;
  const unnoted: unknown[] = [];
  /** What each piece of work was told, in order. */
  const claims: Claim[] = [];

  beforeAll(async () => {
    clock = stopClock();
    store = await start();
  });
  afterAll(async () => {
    clock.end();
    await store.close();
  });
  beforeEach(() => {
    unnoted.splice(0);
    claims.splice(0);
    store.refuses.clear();
  });

  const work: Work = async (claim) => {
    claims.push(claim);
    return undefined;
  };
  const broken = async () => {
    throw new Error('broken');
  };
  /** Runs `task` in an invocation of its own. */
  const run = (key: string, task: Work = work) =>
    store.invocation(LIFE_MS).run(key, task, (error) => void unnoted.push(error));
  /** Begins work on `key` whose end is up to the caller. */
  const begin = async (key: string) => {
    let end = (_kept: undefined) => {};
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const outcome = run(key, () => {
      begun();
      return new Promise((resolve) => {
        end = resolve;
      });
    });
    await isBegun;
    return { end: () => end(undefined), outcome };
  };

  test('work is done once per key, whoever asks', async () => {
    expect(await run('A')).toBe('done');
    expect(await run('A')).toBe('duplicate');
    expect(await run('B')).toBe('done');
    expect(claims).toEqual([{ takenOver: false }, { takenOver: false }]);
  });

  test('what the work returns is kept with its key', async () => {
    expect(await run('H', async () => ({ sentId: '7' }))).toBe('done');
    expect(await store.kept('H')).toEqual({ sentId: '7' });
    await run('I');
    expect(await store.kept('I')).toBeUndefined();
  });

  test('while it is being done, others are told so', async () => {
    const { end, outcome } = await begin('C');
    expect(await run('C')).toBe('in-progress');
    end();
    expect(await outcome).toBe('done');
    expect(await run('C')).toBe('duplicate');
    expect(claims).toEqual([]);
  });

  test('work that fails gives its key back, and its error is the one that is thrown', async () => {
    await expect(run('D', broken)).rejects.toThrow('broken');
    expect(await run('D')).toBe('done');
    expect(claims).toEqual([{ takenOver: false }]);
  });

  test('the key of a holder that died is free when its life is over, not before, and whoever takes it over is told', async () => {
    await begin('E');
    clock.later(LIFE_MS - 1);
    expect(await run('E')).toBe('in-progress');
    clock.later(2);
    expect(await run('E')).toBe('done');
    expect(claims).toEqual([{ takenOver: true }]);
    expect(await run('E')).toBe('duplicate');
  });

  test('a key that cannot be claimed is an error, and the work is not done', async () => {
    store.refuses.add('claim');
    await expect(run('F')).rejects.toThrow();
    expect(claims).toEqual([]);
  });

  test('work that was done counts as done although it could not be noted', async () => {
    store.refuses.add('note');
    expect(await run('G')).toBe('done');
    expect(unnoted).toHaveLength(1);
    expect(await run('G')).toBe('in-progress');
  });
});
