import fc from 'fast-check';
import { valueAtPath } from '../../support/value-at-path';
import { histories } from '../history/histories';
import type { History } from '../history/history';
import { shorten } from '../history/shorten';
import { storyOf } from '../journal/story';
import type { Mistake } from '../planted/mistake';
import { textOf, type Violation } from '../promises/promise';
import { type Result, simulate } from '../simulation/simulate';
import { type Counts, countsOf, hasFailed, sumOf } from './counts';

export interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
  readonly mistake?: Mistake | undefined;
  /** Which breach ends the search. @default any */
  readonly endsAt?: (violation: Violation) => boolean;
  /** Whether what failed is made as short as can be. @default true */
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
  /** What happened in it, line by line; empty when it did not repeat. */
  readonly story: readonly string[];
  /** Whether the same history broke a promise again: if not, something decides that is not in the history. */
  readonly hasRepeated: boolean;
}

/** What a search came to. */
export interface SearchResult {
  readonly counts: Counts;
  readonly failures: readonly Failure[];
}

const PROGRESS_EVERY = 10;

class BrokenPromise extends Error {
  constructor(readonly violations: readonly Violation[]) {
    super(violations.map(textOf).join('\n'));
    this.name = 'BrokenPromise';
  }
}

/** Runs the product through generated histories until one breaks a promise, and shortens that one. */
export async function search({ shrinks = true, endsAt = () => true, ...given }: SearchOptions): Promise<SearchResult> {
  const { runs, seed, mistake, onProgress } = given;
  let counts = sumOf([]);
  const property = fc.asyncProperty(histories, async (history) => {
    const result = await simulate(history, mistake);
    // What follows the first failure are attempts to shrink it.
    if (!hasFailed(counts)) counts = sumOf([counts, countsOf(result)]);
    if (counts.histories % PROGRESS_EVERY === 0) onProgress?.(counts.histories);
    if (result.violations.some(endsAt)) throw new BrokenPromise(result.violations);
  });
  const details = await withoutStacks(() => fc.check(property, { numRuns: runs, seed, endOnFailure: !shrinks }));
  const [found] = details.counterexample ?? [];
  if (details.failed && found === undefined) throw details.errorInstance;
  if (found === undefined) return { counts, failures: [] };
  const seen = details.errorInstance instanceof BrokenPromise ? details.errorInstance.violations : [];
  const at = { seed, path: details.counterexamplePath ?? '' };
  return { counts, failures: [(await failureOf(found, at, { mistake, shrinks })) ?? onceOnly(found, at, seen)] };
}

/** Stacks of errors are read where a failure is told only, and are a tenth of the time of a history. */
async function withoutStacks<T>(work: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The failure of the history at `path`, or none. @throws CommandError when there is no such history */
export async function replay(seed: number, path: string, mistake?: Mistake): Promise<readonly Failure[]> {
  const at = { seed, path };
  const failure = await failureOf(await valueAtPath(histories, seed, path), at, { mistake, shrinks: true });
  return failure === undefined ? [] : [failure];
}

interface Place {
  readonly seed: number;
  readonly path: string;
}

interface HowToTell {
  readonly mistake: Mistake | undefined;
  readonly shrinks: boolean;
}

async function failureOf(found: History, at: Place, { mistake, shrinks }: HowToTell): Promise<Failure | undefined> {
  const [first] = (await simulate(found, mistake)).violations;
  if (first === undefined) return undefined;
  const stillFails = async (shorter: History) =>
    (await simulate(shorter, mistake)).violations.some(({ promise }) => promise === first.promise);
  const history = shrinks ? await shorten(found, stillFails) : found;
  const result = await simulate(history, mistake);
  const { violations } = result;
  if (violations.length === 0) return onceOnly(history, at, [first]);
  return { ...placed(at), history, violations, story: toldBy(result), hasRepeated: true };
}

function toldBy({ journal, byEntry }: Result): readonly string[] {
  const remarks = [...byEntry].map(([index, broken]) => [index, broken.map(textOf)] as const);
  return storyOf(journal.entries, new Map(remarks));
}

function onceOnly(history: History, at: Place, violations: readonly Violation[]): Failure {
  return { ...placed(at), history, violations, story: [], hasRepeated: false };
}

function placed({ seed, path }: Place): Pick<Failure, 'command' | 'path'> {
  return { command: `npm run simulate:faults -- --seed ${seed} --path ${path}`, path };
}
