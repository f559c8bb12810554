import { install } from '@sinonjs/fake-timers';

const realSetImmediate = globalThis.setImmediate;

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

const START_MS = Date.parse('2026-01-01T00:00:00Z');

/** Takes over `Date` and timers of this process. */
export function startVirtualTime(): VirtualTime {
  const clock = install({ now: START_MS, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
  const realTimeout = AbortSignal.timeout;
  AbortSignal.timeout = abortAfter;
  let jumpedMs = 0;
  const elapsedMs = () => clock.now - START_MS - jumpedMs;
  return {
    elapsedMs,
    trueMs: () => clock.now - jumpedMs,
    jump: (byMs) => {
      jumpedMs += byMs;
      clock.setSystemTime(clock.now + byMs);
    },
    runUntilIdle: async (limitMs) => {
      for (;;) {
        await settle();
        if (clock.countTimers() === 0) return 'idle';
        if (elapsedMs() > limitMs) return 'limit';
        clock.next();
      }
    },
    end: () => {
      AbortSignal.timeout = realTimeout;
      clock.uninstall();
    },
  };
}

/** `AbortSignal.timeout`, which has a clock of its own. */
function abortAfter(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const error = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  setTimeout(() => controller.abort(error), milliseconds);
  return controller.signal;
}

/** Lets everything happen that does not wait for time. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    realSetImmediate(resolve);
  });
}
