import type { History } from './history';
import type { Violation } from './observer';
import type { SimulateOptions } from './simulate-options';
import { startVirtualTime } from './virtual-time';
import { World } from './world';

/** What came of a history. */
export interface Result {
  readonly violations: readonly Violation[];
  /** How often each fault and event took place, by name. */
  readonly injected: Readonly<Record<string, number>>;
  /** How often it met something that it could change. */
  readonly effective: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** What happened, line by line; empty unless it was asked for. */
  readonly story: readonly string[];
  /** How many keys were answered 200. */
  readonly acknowledged: number;
  /** How many calls were made. */
  readonly calls: { readonly aws: number; readonly sendApi: number };
}

/** More than a history can last; each message has its own, much shorter bound. */
const LIMIT_MS = 7 * 24 * 60 * 60_000;

/** Runs the product through a history. The same history gives the same result. Never rejects for what the product does. */
export async function simulate(history: History, options: Partial<SimulateOptions> = {}): Promise<Result> {
  const time = startVirtualTime();
  const realRandom = Math.random;
  const world = new World(history, time, { mistake: {}, isTelling: false, ...options });
  const { observer, faults } = world;
  const onError = (error: unknown) =>
    observer.violated('I0', error instanceof Error ? (error.stack ?? '') : String(error));
  process.on('unhandledRejection', onError);
  try {
    Math.random = world.random;
    world.start();
    const end = await time.runUntilIdle(LIMIT_MS);
    world.checkAtRest(end === 'idle');
  } catch (error) {
    onError(error);
  } finally {
    process.off('unhandledRejection', onError);
    Math.random = realRandom;
    time.end();
  }
  const { injected, effective, calls } = faults;
  const { violations, metrics, story, acknowledged } = observer;
  return { violations, injected, effective, metrics, story, acknowledged: acknowledged.size, calls };
}
