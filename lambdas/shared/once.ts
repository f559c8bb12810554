/** What became of a piece of work that must be done once per key. */
export type OnceOutcome =
  /** Done now. */
  | 'done'
  /** Was done before; not done again. */
  | 'duplicate'
  /** Being done by another invocation, or left by one that died and whose lease still runs. */
  | 'in-progress';

/** Does a piece of work once per key, across invocations, retries and crashes. */
export interface Once {
  /**
   * @throws what `work` throws, after the key was given back so that it can be tried again; or the store's error when the
   * key could not be claimed. When `work` has succeeded, the outcome is `done`, whether or not the store could note it.
   */
  run(key: string, work: () => Promise<void>): Promise<OnceOutcome>;
}
