import fc from 'fast-check';
import { histories } from './histories';
import type { History } from './history';
import type { Mistake } from './mistake';
import { INVARIANT_NAMES, type Invariant, type Violation } from './observer';
import { shorten } from './shorten';
import { type Result, simulate } from './simulate';

export interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where fast-check found a failing history in the runs of `seed`; replays that one only. */
  readonly path?: string | undefined;
  readonly mistake?: Mistake | undefined;
  /** Whether fast-check shrinks what failed, before parts of it are taken away. @default true */
  readonly shrinks?: boolean;
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
  /** How often it met something that it could change. */
  readonly effective: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number>>;
  /** Histories that broke each promise. */
  readonly violations: Readonly<Record<Invariant, number>>;
  readonly failures: readonly Failure[];
}

const PROGRESS_EVERY = 250;

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
export async function search({ shrinks = true, ...options }: SearchOptions): Promise<SearchResult> {
  const { runs, seed, path, mistake, onProgress } = options;
  await simulate(WARM_UP);
  const sums = new Sums();
  const property = fc.asyncProperty(histories, async (history) => {
    const result = await simulate(history, mistake);
    // What follows the first failure are attempts to shrink it.
    if (!sums.hasFailed) sums.add(result);
    if (sums.histories % PROGRESS_EVERY === 0) onProgress?.(sums.histories);
    if (result.violations.length > 0) throw new BrokenPromise(result.violations);
  });
  const replayed = path === undefined ? {} : { path };
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrinks, ...replayed });
  const failures = details.failed ? [await failureOf(details, mistake)] : [];
  return { ...sums.result(), failures };
}

async function failureOf(details: fc.RunDetails<[History]>, mistake: Mistake | undefined): Promise<Failure> {
  const found = details.counterexample?.[0];
  if (found === undefined) throw details.errorInstance ?? new Error('fast-check failed without a history');
  const invariant = (await simulate(found, mistake)).violations[0]?.invariant;
  const history = await shorten(found, async (shorter) => {
    const { violations } = await simulate(shorter, mistake);
    return violations.some((violation) => violation.invariant === invariant);
  });
  const { violations } = await simulate(history, mistake);
  return { seed: details.seed, path: details.counterexamplePath ?? '', history, violations };
}

/** Adds up what single histories, or whole searches, came to. */
class Sums {
  histories = 0;
  hasFailed = false;
  readonly #injected: Record<string, number> = {};
  readonly #effective: Record<string, number> = {};
  readonly #metrics: Record<string, number> = {};
  readonly #violations = Object.fromEntries(INVARIANT_NAMES.map((name) => [name, 0])) as Record<Invariant, number>;

  add({ injected, effective, metrics, violations }: Result): void {
    const broken = new Set(violations.map(({ invariant }) => invariant));
    const counts = Object.fromEntries([...broken].map((invariant) => [invariant, 1]));
    this.addCounts({ histories: 1, injected, effective, metrics, violations: counts });
    this.hasFailed ||= broken.size > 0;
  }

  addCounts(
    more: Omit<SearchResult, 'failures' | 'violations'> & { readonly violations: Record<string, number> },
  ): void {
    this.histories += more.histories;
    add(this.#injected, more.injected);
    add(this.#effective, more.effective);
    add(this.#metrics, more.metrics);
    add(this.#violations, more.violations);
  }

  result(): Omit<SearchResult, 'failures'> {
    return {
      histories: this.histories,
      injected: this.#injected,
      effective: this.#effective,
      metrics: this.#metrics,
      violations: this.#violations,
    };
  }
}

function add(sums: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
}

/** Adds up what several searches came to. */
export function combine(results: readonly SearchResult[]): SearchResult {
  const sums = new Sums();
  for (const result of results) sums.addCounts(result);
  return { ...sums.result(), failures: results.flatMap(({ failures }) => failures) };
}
