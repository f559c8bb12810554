import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/**
 * Starts a program in a process group of its own, so that whatever it starts can be ended with it. The group is ended at
 * the latest when this process is.
 */
export function startGroup(command: readonly string[], options: SpawnOptions): ChildProcess {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { ...options, detached: true });
  const stop = () => stopGroup(child);
  process.once('exit', stop);
  child.once('close', () => process.removeListener('exit', stop));
  return child;
}

/** Ends the program and all that it has started, at once. */
export function stopGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}
