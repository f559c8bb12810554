import type { Kept, Once } from '../../lambdas/shared/once/once';

/** How long a claim holds, and by which clock. */
interface Lease {
  readonly forMs: number;
  readonly nowMs: () => number;
}

/** A {@link Once} in memory that keeps the promises of the real one; test/contract/once.test.ts shows it. */
export function memoryOnce(): Once & { readonly done: ReadonlyMap<string, Kept | undefined> } {
  const store = new MemoryOnceStore();
  return { done: store.done, ...store.invocation({ forMs: Number.POSITIVE_INFINITY, nowMs: () => 0 }) };
}

/** What the invocations of one function share. */
export class MemoryOnceStore {
  readonly done = new Map<string, Kept | undefined>();
  /** What the store refuses from now on. */
  readonly refuses = new Set<'claim' | 'note'>();
  readonly #leaseEndsMs = new Map<string, number>();

  /** The {@link Once} of an invocation. */
  invocation({ forMs, nowMs }: Lease): Once {
    return {
      run: async (key, work, onUnnoted) => {
        if (this.refuses.has('claim')) throw new Error('the store is down');
        if (this.done.has(key)) return 'duplicate';
        const endsMs = this.#leaseEndsMs.get(key);
        if (endsMs !== undefined && nowMs() <= endsMs) return 'in-progress';
        this.#leaseEndsMs.set(key, nowMs() + forMs);
        let kept: Kept | undefined;
        try {
          kept = await work({ takenOver: endsMs !== undefined });
        } catch (error) {
          this.#leaseEndsMs.delete(key);
          throw error;
        }
        if (this.refuses.has('note')) onUnnoted(new Error('the store is down'));
        else this.done.set(key, kept);
        return 'done';
      },
    };
  }
}
