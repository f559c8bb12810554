import type { Brake } from '../../lambdas/processor/brake/brake';
import { BRAKE_STORES, type BrakeStoreUnderTest } from './brake-stores';

const WATCHING: Brake = { kind: 'watching', sinceMs: 1_000, lastMs: 2_000, chats: ['a', 'b'] };
const PAUSED: Brake = { kind: 'paused', sinceMs: 1_000, pauses: 2, untilMs: 9_000.5, isProbed: true };
const PACING: Brake = {
  kind: 'pacing',
  sinceMs: 1_000,
  pauses: 0,
  untilMs: 2_000,
  intervalMs: 12.5,
  nextMs: 3_000,
  lineMs: 4_000,
  endsMs: 5_000,
  chats: [],
};

describe.each(Object.entries(BRAKE_STORES))('a brake store, %s', (_, start) => {
  let world: BrakeStoreUnderTest;
  beforeEach(async () => {
    world = await start();
  });
  afterEach(() => world.close());

  test('at first there is no brake', async () => {
    expect(await world.stores[0].read()).toEqual({ brake: null, version: 0 });
  });

  test.each([[WATCHING], [PAUSED], [PACING], [null]])('what one processor puts, another sees: %j', async (brake) => {
    const [one, other] = world.stores;
    expect(await one.replace(await one.read(), brake)).toEqual({ brake, version: 1, isOurs: true });
    expect(await other.read()).toEqual({ brake, version: 1 });
  });

  test('only what was seen is replaced, and whoever comes too late learns what is there', async () => {
    const [one, other] = world.stores;
    const seen = await one.read();
    const paused = await one.replace(seen, PAUSED);
    expect(await other.replace(seen, WATCHING)).toEqual({ brake: PAUSED, version: 1, isOurs: false });
    expect(await other.replace(paused, PACING)).toEqual({ brake: PACING, version: 2, isOurs: true });
    expect(await one.replace(paused, null)).toEqual({ brake: PACING, version: 2, isOurs: false });
  });

  test('a brake that is given up is no brake of before: its version goes on', async () => {
    const [one, other] = world.stores;
    const paused = await one.replace(await one.read(), PAUSED);
    const free = await one.replace(paused, null);
    expect(free).toEqual({ brake: null, version: 2, isOurs: true });
    expect(await other.replace(paused, WATCHING)).toMatchObject({ version: 2, isOurs: false });
    expect(await other.replace(free, WATCHING)).toMatchObject({ version: 3, isOurs: true });
  });

  test.each(['', 'junk', '{"kind":"paused"}', '{"kind":"another","untilMs":1}', '{"kind":"pacing","intervalMs":0}'])(
    'what cannot be read is no brake, and can be replaced: %s',
    async (text) => {
      const [one, other] = world.stores;
      if (world.damage === null) return;
      await world.damage(text);
      expect(await one.read()).toEqual({ brake: null, version: 7 });
      expect(await one.replace(await one.read(), PAUSED)).toMatchObject({ isOurs: true });
      expect(await other.read()).toEqual({ brake: PAUSED, version: 8 });
    },
  );
});
