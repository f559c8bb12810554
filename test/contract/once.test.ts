import { type Claim, NotDoneError, type Trace, type Work } from '../../lambdas/shared/once/once';
import { type Clock, stopClock } from './clock';
import { ONCE_STORES, type OnceStore } from './once-stores';

const LIFE_MS = 60_000;
const FRESH: Claim = { failed: 0, unknown: 0, takenOver: false };

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
    let fail = (_error: Error) => {};
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const outcome = run(key, () => {
      begun();
      return new Promise((resolve, reject) => {
        end = resolve;
        fail = reject;
      });
    });
    await isBegun;
    return { end: () => end(undefined), fail: (error: Error) => fail(error), outcome };
  };

  test('work is done once per key, whoever asks', async () => {
    expect(await run('A')).toBe('done');
    expect(await run('A')).toBe('duplicate');
    expect(await run('B')).toBe('done');
    expect(claims).toEqual([FRESH, FRESH]);
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
    expect(claims).toEqual([FRESH]);
  });

  test('each try is told how those before it ended', async () => {
    const tries: [Trace, Partial<Claim>][] = [
      ['failed', {}],
      ['unknown', { failed: 1 }],
      ['nothing', { failed: 1, unknown: 1 }],
      ['failed', { failed: 1, unknown: 1 }],
      ['given-up', { failed: 2, unknown: 1 }],
      ['unknown', { unknown: 1 }],
    ];
    for (const [trace, told] of tries) {
      const leaves: Work = async (claim) => {
        claims.push(claim);
        throw new NotDoneError('not done', trace);
      };
      await expect(run('J', leaves)).rejects.toThrow('not done');
      expect(claims.pop()).toEqual({ ...FRESH, ...told });
    }
    expect(await run('J')).toBe('done');
    expect(claims).toEqual([{ ...FRESH, unknown: 2 }]);
  });

  test('a try whose holder died is one that nobody knows of, beside those before it', async () => {
    const fails = async () => {
      throw new NotDoneError('not done', 'failed');
    };
    await expect(run('K', fails)).rejects.toThrow('not done');
    for (const unknown of [1, 2]) {
      await begin('K');
      clock.later(LIFE_MS + 1);
      await expect(
        run('K', async (claim) => {
          claims.push(claim);
          throw new Error('died');
        }),
      ).rejects.toThrow('died');
      expect(claims.pop()).toEqual({ failed: 1, unknown, takenOver: true });
    }
  });

  test('who gives a key back that another has meanwhile takes nothing from that other', async () => {
    if (store.refuses === undefined) return;
    const first = await begin('L');
    clock.later(LIFE_MS + 1);
    const second = await begin('L');
    first.fail(new NotDoneError('not done', 'failed'));
    await expect(first.outcome).rejects.toThrow('not done');
    expect(await run('L')).toBe('in-progress');
    second.end();
    expect(await second.outcome).toBe('done');
  });

  test('the key of a holder that died is free when its life is over, not before, and whoever takes it over is told', async () => {
    await begin('E');
    clock.later(LIFE_MS - 1);
    expect(await run('E')).toBe('in-progress');
    clock.later(2);
    expect(await run('E')).toBe('done');
    expect(claims).toEqual([{ failed: 0, unknown: 1, takenOver: true }]);
    expect(await run('E')).toBe('duplicate');
  });

  test('a key that cannot be claimed is an error, and the work is not done', async () => {
    store.refuses.add('claim');
    await expect(run('F')).rejects.toThrow();
    expect(claims).toEqual([]);
  });

  test('the error of the work comes before that of a store that cannot give its key back', async () => {
    store.refuses?.add('give-back');
    await expect(run('M', broken)).rejects.toThrow('broken');
  });

  test('work that was done counts as done although it could not be noted', async () => {
    store.refuses.add('note');
    expect(await run('G')).toBe('done');
    expect(unnoted).toHaveLength(1);
    expect(await run('G')).toBe('in-progress');
  });
});
