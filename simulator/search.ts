import fc from 'fast-check';
import { type History, histories } from './history';
import type { Mistake } from './mistakes';
import { INVARIANTS, type Invariant, type Violation } from './observer';
import { simulate } from './simulate';

export interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where fast-check found a failing history in the runs of `seed`; replays that one only. */
  readonly path?: string | undefined;
  readonly mistake?: Mistake | undefined;
  /** Called now and then with the number of histories done. */
  readonly onProgress?: (done: number) => void;
}

/** The shortest history found that breaks a promise, and how to see it again. */
export interface Failure {
  readonly seed: number;
  readonly path: string;
  readonly history: History;
  readonly violations: readonly Violation[];
}

/** What a search came to. */
export interface SearchResult {
  readonly histories: number;
  /** How often each fault and event took place. */
  readonly injected: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly violations: Readonly<Record<Invariant, number>>;
  readonly failure: Failure | null;
}

const PROGRESS_EVERY = 250;

class BrokenPromise extends Error {
  constructor(readonly violations: readonly Violation[]) {
    super(violations.map(({ invariant, what }) => `${invariant}: ${what}`).join('\n'));
    this.name = 'BrokenPromise';
  }
}

/** Runs the product through generated histories until one breaks a promise, and shrinks that one. */
export async function search({ runs, seed, path, mistake, onProgress }: SearchOptions): Promise<SearchResult> {
  const injected: Record<string, number> = {};
  const metrics: Record<string, number> = {};
  const violations = { I1: 0, I2: 0, I3: 0, I4: 0, I5: 0, I6: 0 };
  let done = 0;
  const property = fc.asyncProperty(histories, async (history) => {
    const result = await simulate(history, mistake);
    add(injected, result.injected);
    add(metrics, result.metrics);
    done += 1;
    if (done % PROGRESS_EVERY === 0) onProgress?.(done);
    if (result.violations.length === 0) return;
    for (const { invariant } of result.violations) violations[invariant] += 1;
    throw new BrokenPromise(result.violations);
  });
  const details = await fc.check(property, { numRuns: runs, seed, ...(path === undefined ? {} : { path }) });
  const failure = details.failed ? await failureOf(details, mistake) : null;
  return { histories: done, injected, metrics, violations, failure };
}

async function failureOf(details: fc.RunDetails<[History]>, mistake: Mistake | undefined): Promise<Failure> {
  const history = details.counterexample?.[0];
  if (history === undefined) throw details.errorInstance ?? new Error('fast-check failed without a history');
  const { violations } = await simulate(history, mistake);
  return { seed: details.seed, path: details.counterexamplePath ?? '', history, violations };
}

function add(sums: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
}

/** Adds up what several searches came to; the first failure is kept. */
export function combine(results: readonly SearchResult[]): SearchResult {
  const injected: Record<string, number> = {};
  const metrics: Record<string, number> = {};
  const violations = { I1: 0, I2: 0, I3: 0, I4: 0, I5: 0, I6: 0 };
  let count = 0;
  for (const result of results) {
    count += result.histories;
    add(injected, result.injected);
    add(metrics, result.metrics);
    add(violations, result.violations);
  }
  const failure = results.find((result) => result.failure !== null)?.failure ?? null;
  return { histories: count, injected, metrics, violations, failure };
}

/** The names of the invariants, in their order. */
export const INVARIANT_NAMES = Object.keys(INVARIANTS) as Invariant[];
