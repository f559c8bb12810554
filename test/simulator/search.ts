import fc from 'fast-check';
import { valueAtPath } from '../../cli/terminal/value-at-path';
import { histories } from './histories';
import type { History } from './history';
import type { Mistake } from './mistake';
import type { Invariant, Violation } from './observer';
import { shorten } from './shorten';
import { simulate } from './simulate';
import { Sums } from './sums';

export interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
  readonly mistake?: Mistake | undefined;
  /** Whether fast-check shrinks what failed, before parts of it are taken away. @default true */
  readonly shrinks?: boolean;
  /** Called now and then with the number of histories done. */
  readonly onProgress?: (done: number) => void;
}

/** The shortest history found that breaks a promise, and how to see it again. */
export interface Failure {
  /** Command line that replays it. */
  readonly command: string;
  readonly path: string;
  readonly history: History;
  readonly violations: readonly Violation[];
  /** What happened in it, line by line. */
  readonly story: readonly string[];
}

/** What a search came to. */
export interface SearchResult {
  readonly histories: number;
  /** How often each fault and event took place. */
  readonly injected: Readonly<Record<string, number>>;
  /** How often it met something that it could change. */
  readonly effective: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** Histories that broke each promise. */
  readonly violations: Readonly<Record<Invariant, number>>;
  readonly failures: readonly Failure[];
}

const PROGRESS_EVERY = 10;

/** The SDK loads parts of itself at their first use, which takes real time: not in a history that counts. */
const WARM_UP: History = {
  seed: 0,
  webhooks: [
    {
      atMs: 0,
      items: [{ kind: 'message', number: 0, form: 'text' }],
      copies: 1,
      retries: 8,
      sender: 'genuine',
    },
  ],
  serviceFaults: [],
  sendFaults: [
    { call: 0, length: 1, kind: 'http-500' },
    { call: 1, length: 1, kind: 'http-400' },
  ],
  brownOuts: [],
  events: [],
  redrives: [],
};

class BrokenPromise extends Error {
  constructor(readonly violations: readonly Violation[]) {
    super(violations.map(({ invariant, what }) => `${invariant}: ${what}`).join('\n'));
    this.name = 'BrokenPromise';
  }
}

/** Runs the product through generated histories until one breaks a promise, and shortens that one. */
export async function search({ shrinks = true, ...given }: SearchOptions): Promise<SearchResult> {
  const { runs, seed, mistake = {}, onProgress } = given;
  const options = { mistake };
  await simulate(WARM_UP);
  const sums = new Sums();
  const property = fc.asyncProperty(histories, async (history) => {
    const result = await simulate(history, options);
    // What follows the first failure are attempts to shrink it.
    if (!sums.hasFailed) sums.add(result);
    if (sums.histories % PROGRESS_EVERY === 0) onProgress?.(sums.histories);
    if (result.violations.length > 0) throw new BrokenPromise(result.violations);
  });
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrinks });
  const [found] = details.counterexample ?? [];
  if (details.failed && found === undefined) throw details.errorInstance;
  const at = { seed, path: details.counterexamplePath ?? '' };
  return { ...sums.result(), failures: found === undefined ? [] : await failuresOf(found, at, mistake) };
}

/** The failure of the history at `path`, or none. @throws CommandError when there is no such history */
export async function replay(seed: number, path: string, mistake: Mistake = {}): Promise<readonly Failure[]> {
  await simulate(WARM_UP);
  return failuresOf(await valueAtPath(histories, seed, path), { seed, path }, mistake);
}

interface Place {
  readonly seed: number;
  readonly path: string;
}

async function failuresOf(found: History, { seed, path }: Place, mistake: Mistake): Promise<readonly Failure[]> {
  const [first] = (await simulate(found, { mistake })).violations;
  if (first === undefined) return [];
  const history = await shorten(found, async (shorter) => {
    const { violations } = await simulate(shorter, { mistake });
    return violations.some(({ invariant }) => invariant === first.invariant);
  });
  const { violations, story } = await simulate(history, { mistake, isTelling: true });
  const command = `npm run simulate:faults -- --seed ${seed} --path ${path}`;
  return [{ command, path, history, violations, story }];
}
