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
   * True when an earlier holder of the key died, or could not note how its work ended. Nobody knows then whether the work was
   * done.
   */
  readonly takenOver: boolean;
}

/** What is kept of work that was done. */
export type Kept = Readonly<Record<string, string>>;

/** Work on a key. */
export type Work = (claim: Claim) => Promise<Kept | undefined>;

/** Does a piece of work once per key, across invocations, retries and crashes. */
export interface Once {
  /**
   * Runs `work` unless the key is done or claimed, and keeps what it returns with the key. Work that succeeded is `done` even when the store could not note it; then
   * `onUnnoted` gets the store's error, and the lease ends with the invocation.
   *
   * @throws what `work` throws, after the key was given back for the next try; or the store's error when the key could not be
   * claimed.
   */
  run(key: string, work: Work, onUnnoted: (error: unknown) => void): Promise<OnceOutcome>;
}
