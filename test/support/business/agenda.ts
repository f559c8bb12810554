/** Things to do at their time, in a time that only passes when they are done. */
export class Agenda {
  #nowMs: number;
  readonly #due: { readonly atMs: number; readonly run: () => Promise<void> | void }[] = [];

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** The time now. */
  readonly nowMs = (): number => this.#nowMs;

  /** Lets time pass while something is being done. */
  pass(ms: number): void {
    this.#nowMs += ms;
  }

  /** Puts something on the agenda. */
  at(atMs: number, run: () => Promise<void> | void): void {
    let index = this.#due.length;
    while (index > 0 && (this.#due[index - 1]?.atMs ?? 0) < atMs) index -= 1;
    this.#due.splice(index, 0, { atMs, run });
  }

  /** Does what is due until `toMs`, one thing after the other; what overlaps in time starts at its own time all the same. */
  async runUntil(toMs: number): Promise<void> {
    for (let next = this.#due.pop(); next !== undefined; next = this.#due.pop()) {
      if (next.atMs > toMs) return;
      this.#nowMs = next.atMs;
      await next.run();
    }
  }
}
