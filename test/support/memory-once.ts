import {
  type Claim,
  type Kept,
  NotDoneError,
  type Once,
  type Trace,
  talliedWith,
} from '../../lambdas/shared/once/once';

/** How long a claim holds, and by which clock. */
interface Lease {
  readonly forMs: number;
  readonly nowMs: () => number;
}

/** How work on a key went so far; `leaseEndsMs` is there while it is claimed. */
interface Tally {
  readonly failed: number;
  readonly unknown: number;
  readonly leaseEndsMs?: number;
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
  readonly refuses = new Set<'claim' | 'note' | 'give-back'>();
  readonly #tallies = new Map<string, Tally>();

  /** The {@link Once} of an invocation. */
  invocation({ forMs, nowMs }: Lease): Once {
    return {
      run: async (key, work, onUnnoted) => {
        if (this.refuses.has('claim')) throw new Error('the store is down');
        if (this.done.has(key)) return 'duplicate';
        const claim = this.#claimAfter(this.#tallies.get(key), nowMs());
        if (claim === 'in-progress') return claim;
        const held: Tally = { failed: claim.failed, unknown: claim.unknown, leaseEndsMs: nowMs() + forMs };
        this.#tallies.set(key, held);
        let kept: Kept | undefined;
        try {
          kept = await work(claim);
        } catch (error) {
          if (this.#tallies.get(key) === held) this.#tallies.set(key, talliedWith(traceOf(error), claim));
          throw error;
        }
        if (this.refuses.has('note')) onUnnoted(new Error('the store is down'));
        else this.done.set(key, kept);
        return 'done';
      },
    };
  }
  #claimAfter(
    { leaseEndsMs, failed, unknown }: Tally = { failed: 0, unknown: 0 },
    nowMs: number,
  ): Claim | 'in-progress' {
    if (leaseEndsMs === undefined) return { failed, unknown, takenOver: false };
    return nowMs <= leaseEndsMs ? 'in-progress' : { failed, unknown: unknown + 1, takenOver: true };
  }
}

function traceOf(error: unknown): Trace {
  return error instanceof NotDoneError ? error.trace : 'nothing';
}
