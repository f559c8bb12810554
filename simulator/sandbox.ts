/** A function's process: it handles one invocation at a time, keeps its memory between them, and can die. */
export class Sandbox {
  #dead = false;
  #onDeath: () => void = () => undefined;

  /** True from the moment it dies; nothing that it was doing goes on. */
  get isDead(): boolean {
    return this.#dead;
  }

  /** Ends the process. Its memory is gone, and nobody gets an answer from it. */
  kill(): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#onDeath();
  }

  /** Runs `invocation` for at most `timeoutMs`. Resolves with what it returned, or `'died'`. */
  async run<T>(timeoutMs: number, invocation: () => Promise<T>): Promise<{ readonly returned: T } | 'died'> {
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => this.kill(), timeoutMs);
      this.#onDeath = () => {
        clearTimeout(timeout);
        resolve('died');
      };
      invocation().then(
        (returned) => {
          clearTimeout(timeout);
          if (!this.#dead) resolve({ returned });
        },
        (error: unknown) => {
          clearTimeout(timeout);
          if (!this.#dead) reject(error);
        },
      );
    });
  }
}

/** The sandboxes of one function: idle ones are used again. */
export class SandboxPool<Handler> {
  readonly #idle: { readonly sandbox: Sandbox; readonly handler: Handler }[] = [];
  readonly #create: (sandbox: Sandbox) => Handler;

  constructor(create: (sandbox: Sandbox) => Handler) {
    this.#create = create;
  }

  /** Invokes the function in an idle sandbox, or a new one. */
  async invoke<T>(
    timeoutMs: number,
    call: (handler: Handler) => Promise<T>,
  ): Promise<{ readonly returned: T } | 'died'> {
    const warm = this.#takeIdle() ?? this.#start();
    const result = await warm.sandbox.run(timeoutMs, () => call(warm.handler));
    if (result !== 'died') this.#idle.push(warm);
    return result;
  }

  /** Ends every idle sandbox. */
  coldStart(): void {
    for (const { sandbox } of this.#idle.splice(0)) sandbox.kill();
  }

  /** One can die while it is idle, of what its last invocation left under way. */
  #takeIdle() {
    for (;;) {
      const warm = this.#idle.pop();
      if (warm === undefined || !warm.sandbox.isDead) return warm;
    }
  }

  #start() {
    const sandbox = new Sandbox();
    return { sandbox, handler: this.#create(sandbox) };
  }
}
