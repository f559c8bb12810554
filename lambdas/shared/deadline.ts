import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';

/** The work did not end before its deadline; it has been told to stop. */
export class DeadlineExceededError extends Error {
  readonly code = 'DEADLINE_EXCEEDED';

  constructor(readonly deadlineMs: number) {
    super(`Not done within ${deadlineMs} ms`);
    this.name = 'DeadlineExceededError';
  }
}

const signals = new AsyncLocalStorage<AbortSignal>();

/** The signal of the deadline that the current work runs under, if any. Every AWS request is tied to it. */
export function currentDeadline(): AbortSignal | undefined {
  return signals.getStore();
}

/**
 * Runs `work` and rejects with {@link DeadlineExceededError} after `deadlineMs`, whatever `work` waits for. The requests that
 * it has under way are aborted then, so that nothing goes on behind the answer.
 */
export async function withDeadline<T>(deadlineMs: number, work: () => Promise<T>): Promise<T> {
  const controller = new AbortController();
  // Every request under way listens, and Node warns of a leak beyond ten listeners.
  setMaxListeners(0, controller.signal);
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DeadlineExceededError(deadlineMs);
      controller.abort(error);
      reject(error);
    }, deadlineMs);
  });
  try {
    return await Promise.race([signals.run(controller.signal, work), expiry]);
  } finally {
    clearTimeout(timer);
  }
}
