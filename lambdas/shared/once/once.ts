/** What became of a piece of work that must be done once per key. */
export type OnceOutcome =
  /** Done now. */
  | 'done'
  /** Was done before; not done again. */
  | 'duplicate'
  /** Being done by another invocation, or left by one that died and whose lease still runs. */
  | 'in-progress';

/** What a piece of work is told when it begins: how the tries before it ended. */
export interface Claim {
  /** Tries that surely did not do the work. */
  readonly failed: number;
  /** Tries of which nobody knows whether they did the work, those of holders that died included. */
  readonly unknown: number;
  /** True when the last holder of the key died, or could not note how its work ended: this try is the first to know. */
  readonly takenOver: boolean;
}

/** What is kept of work that was done. */
export type Kept = Readonly<Record<string, string>>;

/** Work on a key. */
export type Work = (claim: Claim) => Promise<Kept | undefined>;

/** What a try that did not do its work leaves: nothing at all, a failure, the last failure, after which they are counted anew, or doubt. */
export type Trace = 'nothing' | 'failed' | 'given-up' | 'unknown';

/** The tries so far, after one more that left `trace`. */
export function talliedWith(trace: Trace, { failed, unknown }: Pick<Claim, 'failed' | 'unknown'>) {
  return {
    failed: trace === 'given-up' ? 0 : failed + Number(trace === 'failed'),
    unknown: unknown + Number(trace === 'unknown'),
  };
}

/** Thrown by work that was tried and not, or perhaps not, done. Any other error means that it was not even tried. */
export class NotDoneError extends Error {
  readonly code: string = 'NOT_DONE';

  constructor(
    message: string,
    readonly trace: Trace,
  ) {
    super(message);
    this.name = 'NotDoneError';
  }
}

/** Does a piece of work once per key, across invocations, retries and crashes. */
export interface Once {
  /**
   * Runs `work` unless the key is done or claimed, and keeps what it returns with the key. Work that succeeded is `done` even
   * when the store could not note it; then `onUnnoted` gets the store's error, and the lease ends with the invocation.
   *
   * @throws what `work` throws, after the key was given back for the next try, which is told of this one; or the store's error
   * when the key could not be claimed.
   */
  run(key: string, work: Work, onUnnoted: (error: unknown) => void): Promise<OnceOutcome>;
}
