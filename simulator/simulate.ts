import type { History } from './history';
import type { Mistake } from './mistakes';
import type { Violation } from './observer';
import { startVirtualTime } from './virtual-time';
import { World } from './world';

/** What came of a history. */
export interface Result {
  readonly violations: readonly Violation[];
  /** How often each fault and event was really injected, by name. */
  readonly injected: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
}

/** More than every retry of every message can take. */
const LIMIT_MS = 7 * 24 * 60 * 60_000;

/** Runs the product through a history. The same history gives the same result. */
export async function simulate(history: History, mistake: Mistake = {}): Promise<Result> {
  const time = startVirtualTime();
  const realRandom = Math.random;
  try {
    const world = new World(history, time, mistake);
    Math.random = world.random;
    world.start();
    const end = await time.runUntilIdle(LIMIT_MS);
    world.checkAtRest(end === 'idle');
    return { violations: world.observer.violations, injected: world.injected, metrics: world.observer.metrics };
  } finally {
    Math.random = realRandom;
    time.end();
  }
}
