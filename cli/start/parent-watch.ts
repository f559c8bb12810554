const INTERVAL_MS = 300;

/**
 * Calls `onOrphaned` once the process that started this one is gone. npm hands a signal to its shell and not to us, so
 * whoever ends `npm start` by its process id would otherwise leave us running. Without npm nothing is watched: a process
 * may well outlive the script that put it into the background.
 */
export function watchParent(env: NodeJS.ProcessEnv, onOrphaned: () => void): void {
  if (env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onOrphaned();
  }, INTERVAL_MS);
  timer.unref();
}
