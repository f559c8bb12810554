import type { Context } from 'aws-lambda';
import type { Invocation } from '../journal/entry';
import type { Journal } from '../journal/journal';

/** How an invocation ended: `died` by a crash, `timed-out` when Lambda ended it. */
export type Ending<T> =
  | { readonly kind: 'returned'; readonly value: T }
  | { readonly kind: 'threw'; readonly error: unknown }
  | Death;
type Death = { readonly kind: 'died' | 'timed-out' };

/** A function's process: it handles one invocation at a time, keeps its memory between them, and can die. */
export class Sandbox {
  #dead = false;
  #onDeath: (how: Death) => void = () => undefined;
  readonly #journal: Journal;
  #invocation = { isRunning: false, process: this };

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** The one that runs, or the last one. */
  get invocation(): Invocation {
    return this.#invocation;
  }

  /** True from the moment it dies; nothing that it was doing goes on. */
  get isDead(): boolean {
    return this.#dead;
  }

  /** Ends the process. Its memory is gone, and nobody gets an answer from it. */
  kill(kind: Death['kind'] = 'died'): void {
    if (this.#dead) return;
    this.#dead = true;
    if (this.#invocation.isRunning) this.#journal.write({ kind: 'died', invocation: this.#invocation });
    this.#invocation.isRunning = false;
    this.#onDeath({ kind });
  }

  /** Runs `work` as the next invocation, for at most `timeoutMs`. */
  async run<T>(timeoutMs: number, work: () => Promise<T>): Promise<Ending<T>> {
    const invocation = { isRunning: true, process: this };
    this.#invocation = invocation;
    return new Promise((resolve) => {
      const timeout = setTimeout(() => this.kill('timed-out'), timeoutMs);
      const end = (ending: Ending<T>) => {
        clearTimeout(timeout);
        invocation.isRunning = false;
        resolve(ending);
      };
      this.#onDeath = end;
      work().then(
        (value) => !this.#dead && end({ kind: 'returned', value }),
        (error: unknown) => !this.#dead && end({ kind: 'threw', error }),
      );
    });
  }
}

/** What an invocation was, for those who look from outside. */
export interface Invoked<T> {
  readonly ending: Ending<T>;
  readonly invocation: Invocation;
  readonly tookMs: number;
  /** True when the sandbox was new. */
  readonly wasCold: boolean;
}

export interface PoolOptions<Handler> {
  /** The function's timeout. */
  readonly timeoutSeconds: number;
  readonly elapsedMs: () => number;
  readonly journal: Journal;
  /** Puts the function into a new sandbox. */
  readonly create: (sandbox: Sandbox) => Handler;
}

type Call<Handler, T> = (handler: Handler, context: Context, invocation: Invocation) => Promise<T>;

/** The sandboxes of one function: idle ones are used again. */
export class SandboxPool<Handler> {
  readonly #idle: { readonly sandbox: Sandbox; readonly handler: Handler }[] = [];
  readonly #options: PoolOptions<Handler>;

  constructor(options: PoolOptions<Handler>) {
    this.#options = options;
  }

  /** Invokes the function in an idle sandbox, or a new one. */
  async invoke<T>(call: Call<Handler, T>): Promise<Invoked<T>> {
    const { timeoutSeconds, elapsedMs } = this.#options;
    const timeoutMs = timeoutSeconds * 1_000;
    const startMs = elapsedMs();
    const endMs = startMs + timeoutMs;
    const context = { getRemainingTimeInMillis: () => endMs - elapsedMs() } as Context;
    const idle = this.#takeIdle();
    const warm = idle ?? this.#start();
    const ended = warm.sandbox.run(timeoutMs, () => call(warm.handler, context, warm.sandbox.invocation));
    const { invocation } = warm.sandbox;
    const ending = await ended;
    if (!warm.sandbox.isDead) this.#idle.push(warm);
    return { ending, invocation, tookMs: elapsedMs() - startMs, wasCold: idle === undefined };
  }

  /** Ends every idle sandbox, and tells how many there were. */
  coldStart(): number {
    const idle = this.#idle.splice(0).filter(({ sandbox }) => !sandbox.isDead);
    for (const { sandbox } of idle) sandbox.kill();
    return idle.length;
  }

  /** A sandbox can die while it is idle: work that its last invocation left behind may crash it. */
  #takeIdle() {
    for (;;) {
      const warm = this.#idle.pop();
      if (warm === undefined || !warm.sandbox.isDead) return warm;
    }
  }

  #start() {
    const sandbox = new Sandbox(this.#options.journal);
    return { sandbox, handler: this.#options.create(sandbox) };
  }
}
