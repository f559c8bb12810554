import type { History } from '../history/history';
import { Journal } from '../journal/journal';
import type { Mistake } from '../planted/mistake';
import { check, type Verdict } from '../promises/check';
import { startVirtualTime } from '../runtime/virtual-time';
import { SimulatedSdk } from '../services/sdk-clients';
import { startProduct } from './product';

/** What came of a history: what happened, and what that breaks. */
export interface Result extends Verdict {
  readonly journal: Journal;
}

/** More than a history can last; each message has its own, much shorter bound. */
const LIMIT_MS = 7 * 24 * 60 * 60_000;

/** As often as both functions and the command try. */
const MAX_ATTEMPTS = 3;

const prepared = SimulatedSdk.prepare(MAX_ATTEMPTS);

/**
 * Runs the product through a history, with a mistake planted in it if one is given. The same history gives the same result. Never
 * rejects for what the product does.
 */
export async function simulate(history: History, mistake: Mistake = {}): Promise<Result> {
  const sdk = await prepared;
  const time = startVirtualTime();
  const journal = new Journal(time.elapsedMs);
  const realRandom = Math.random;
  const onError = (error: unknown) =>
    journal.write({ kind: 'failed', error: error instanceof Error ? (error.stack ?? '') : String(error) });
  process.on('unhandledRejection', onError);
  try {
    Math.random = startProduct({ history, journal, time, mistake, sdk });
    journal.write({ kind: 'at-rest', isIdle: (await time.runUntilIdle(LIMIT_MS)) === 'idle' });
  } catch (error) {
    onError(error);
  } finally {
    process.off('unhandledRejection', onError);
    Math.random = realRandom;
    time.end();
  }
  return { journal, ...check(journal.entries) };
}
