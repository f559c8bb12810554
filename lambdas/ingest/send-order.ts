/** A place in the line of one chat. */
export interface Turn {
  /** Resolves when everybody before has left the line. Never rejects. */
  readonly mine: Promise<void>;
  /** Leaves the line; the next may go. Can be called again without effect. */
  readonly leave: () => void;
}

/**
 * Keeps the items of one chat in the order in which a webhook lists them, although their idempotency records are claimed
 * side by side and answer in any order.
 */
export class SendOrder {
  readonly #lastOf = new Map<string, Promise<void>>();

  /** Takes the next place in the line of `group`. */
  take(group: string): Turn {
    const mine = this.#lastOf.get(group) ?? Promise.resolve();
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    this.#lastOf.set(
      group,
      mine.then(() => left),
    );
    return { mine, leave };
  }
}
