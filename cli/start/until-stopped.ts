import type { Terminal } from '../terminal/command';

const LOOK_EVERY_MS = 300;

/**
 * Resolves at the first signal to end, after which a second one does not wait for what is being closed, and once the process
 * that started this one is gone: npm hands a signal to its shell and not to us. Without npm nobody is watched, because a
 * process may well outlive the script that put it into the background.
 */
export function untilStopped({ stopped, env }: Pick<Terminal, 'stopped' | 'env'>): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130));
      // A call that the closing emulators cut off is no news any more.
      process.on('uncaughtException', () => undefined);
      resolve();
    };
    stopped.addEventListener('abort', stop, { once: true });
    if (stopped.aborted) stop();
    process.once('SIGTERM', stop);
    // The terminal was closed.
    process.once('SIGHUP', stop);
    if (env.npm_lifecycle_event !== undefined) watchParent(stop);
  });
}

function watchParent(onOrphaned: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onOrphaned();
  }, LOOK_EVERY_MS);
  timer.unref();
}
