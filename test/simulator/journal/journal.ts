import { apply, type ByKind } from './by-kind';
import type { Entry, Happened } from './entry';

/** What has happened, in its order. Nothing is ever taken back. */
export class Journal {
  readonly #entries: Entry[] = [];
  readonly #listeners: ByKind<void>[] = [];
  readonly #elapsedMs: () => number;

  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  readonly write = (happened: Happened): void => {
    const entry: Entry = { ...happened, atMs: this.#elapsedMs() };
    this.#entries.push(entry);
    for (const listener of this.#listeners) apply(listener, entry);
  };

  /** Does with every further entry what `listener` has for its kind, at once. */
  listen(listener: ByKind<void>): void {
    this.#listeners.push(listener);
  }
}
