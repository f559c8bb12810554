const realSetImmediate = globalThis.setImmediate;
const RealDate = globalThis.Date;

/** Time that passes only when everything waits for it. */
export interface VirtualTime {
  /** Milliseconds since the start; jumps of the wall clock don't touch it. */
  elapsedMs(): number;
  /** True time, as the services know it: milliseconds since the epoch. */
  trueMs(): number;
  /** Makes the functions' wall clock wrong by a further `byMs`. */
  jump(byMs: number): void;
  /** Lets time pass until nothing waits any more, or `limitMs` have passed. */
  runUntilIdle(limitMs: number): Promise<'idle' | 'limit'>;
  /** Gives the real clock back. */
  end(): void;
}

/** When virtual time begins, as the clock of the functions has it. */
export const START_MS = RealDate.parse('2026-01-01T00:00:00Z');

/** Takes over `Date`, `performance.now` and timers of this process. */
export function startVirtualTime(): VirtualTime {
  const timers = new Timers();
  let jumpedMs = 0;
  const trueMs = () => START_MS + timers.nowMs;
  const giveBack = takeOver({
    Date: dateAt(() => trueMs() + jumpedMs),
    performance: Object.create(performance, { now: { value: () => timers.nowMs } }),
    setTimeout: timers.set,
    clearTimeout: timers.clear,
  });
  const realTimeout = AbortSignal.timeout;
  AbortSignal.timeout = abortAfter;
  return {
    elapsedMs: () => timers.nowMs,
    trueMs,
    jump: (byMs) => {
      jumpedMs += byMs;
    },
    runUntilIdle: async (limitMs) => {
      for (;;) {
        await settle();
        if (timers.nowMs > limitMs) return 'limit';
        if (!timers.fireNext()) return 'idle';
      }
    },
    end: () => {
      AbortSignal.timeout = realTimeout;
      giveBack();
    },
  };
}

interface Timer {
  readonly atMs: number;
  readonly fire: () => void;
  ref(): Timer;
  unref(): Timer;
}

/** Timers that go off when they are told to, the earliest first, and of one time the oldest. */
class Timers {
  /** Since the start. */
  nowMs = 0;
  /** In the order in which they were set. */
  readonly #waiting = new Set<Timer>();

  /** Whole milliseconds and at least one, as in Node.js. */
  readonly set = <Given extends readonly unknown[]>(
    work: (...given: Given) => void,
    delayMs = 0,
    ...given: Given
  ): Timer => {
    const atMs = this.nowMs + Math.max(1, Math.trunc(delayMs));
    const timer: Timer = { atMs, fire: () => work(...given), ref: () => timer, unref: () => timer };
    this.#waiting.add(timer);
    return timer;
  };

  readonly clear = (timer?: Timer): void => {
    if (timer !== undefined) this.#waiting.delete(timer);
  };

  /** False when none waits. */
  fireNext(): boolean {
    let next: Timer | undefined;
    for (const timer of this.#waiting) if (next === undefined || timer.atMs < next.atMs) next = timer;
    if (next === undefined) return false;
    this.#waiting.delete(next);
    this.nowMs = next.atMs;
    next.fire();
    return true;
  }
}

/** `Date` by another clock. */
function dateAt(nowMs: () => number): DateConstructor {
  class VirtualDate extends RealDate {
    constructor(...given: [number?]) {
      super(...((given.length === 0 ? [nowMs()] : given) as [number]));
    }

    static override now(): number {
      return nowMs();
    }
  }
  return VirtualDate as DateConstructor;
}

/** Replaces globals. Gives back how to undo it. */
function takeOver(globals: Readonly<Record<string, unknown>>): () => void {
  const before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, descriptor] of before) Object.defineProperty(globalThis, name, descriptor ?? {});
  };
}

/** `AbortSignal.timeout`, which has a clock of its own. */
function abortAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const error = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  setTimeout(() => controller.abort(error()), milliseconds);
  return controller.signal;
}

/** Lets everything happen that does not wait for time. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    realSetImmediate(resolve);
  });
}
