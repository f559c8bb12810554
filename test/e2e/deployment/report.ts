import { DeploymentTestError } from './deployment-test-error';
import { OutOfPatienceError } from './eventually';

/** Prints what is going on; anything that takes over two seconds says so while it runs. */
export class Report {
  #failures = 0;
  readonly #told = new WeakSet<object>();

  /** Checks that did not hold so far. */
  get failures(): number {
    return this.#failures;
  }

  /** A line of its own. */
  note(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  /** Something that has to work for the rest to make sense; what it gives is passed on. @throws what `work` throws */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const clock = this.#start(name);
    try {
      const result = await work();
      this.note(`✓ ${name} (${clock.stop()})`);
      return result;
    } catch (error) {
      this.#fail(name, clock.stop(), error);
      throw error;
    }
  }

  /**
   * A promise of the product. `work` gives what was measured, or throws what was found instead; then the test goes on.
   *
   * @throws OutOfPatienceError when something never came: what is waited for next would most likely not come either
   */
  async check(name: string, work: () => Promise<string>): Promise<void> {
    const clock = this.#start(name);
    try {
      const measured = await work();
      this.note(`✓ ${name}: ${measured} (${clock.stop()})`);
    } catch (error) {
      this.#fail(name, clock.stop(), error);
      if (error instanceof OutOfPatienceError) throw error;
    }
  }

  /** What stopped the test, unless a step has told it already. */
  stopped(error: unknown): void {
    if (error instanceof Object && this.#told.has(error)) return;
    this.#failures += 1;
    const advice = error instanceof DeploymentTestError;
    this.note(`✗ ${error instanceof Error && !advice ? (error.stack ?? error.message) : textOf(error)}`);
  }

  #fail(name: string, elapsed: string, error: unknown): void {
    this.#failures += 1;
    if (error instanceof Object) this.#told.add(error);
    this.note(`✗ ${name} (${elapsed})\n${textOf(error).replace(/^/gm, '    ')}`);
  }

  #start(name: string): { stop(): string } {
    const startedAtMs = Date.now();
    const elapsed = () => `${((Date.now() - startedAtMs) / 1_000).toFixed(1)} s`;
    const announce = setTimeout(() => this.note(`… ${name}`), 1_500);
    const remind = setInterval(() => this.note(`… ${name}, still running after ${elapsed()}`), 20_000);
    return {
      stop: () => {
        clearTimeout(announce);
        clearInterval(remind);
        return elapsed();
      },
    };
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
