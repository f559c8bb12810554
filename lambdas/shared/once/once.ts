/** What became of a piece of work that must be done once per key. */
export type OnceOutcome =
  /** Done now. */
  | 'done'
  /** Was done before; not done again. */
  | 'duplicate'
  /** Being done by another invocation, or left by one that died and whose lease still runs. */
  | 'in-progress';

/** What a piece of work is told when it begins. */
export interface Claim {
  /**
   * True when an earlier holder of the key left it without a word: it died, or could not note how its work ended. Whether
   * the work was done then is unknown.
   */
  readonly takenOver: boolean;
}

/** Does a piece of work once per key, across invocations, retries and crashes. */
export interface Once {
  /**
   * @throws what `work` throws, after the key was given back so that it can be tried again; or the store's error when the
   * key could not be claimed. When `work` has succeeded, the outcome is `done`, whether or not the store could note it:
   * `onUnnoted` is told of the store's error then, and the lease ends with the invocation.
   */
  run(key: string, work: (claim: Claim) => Promise<void>, onUnnoted: (error: unknown) => void): Promise<OnceOutcome>;
}
