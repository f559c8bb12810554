import { INVARIANT_NAMES, type Invariant } from './observer';
import type { SearchResult } from './search';
import type { Result } from './simulate';

/** Adds up what single histories, or whole searches, came to. */
export class Sums {
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
