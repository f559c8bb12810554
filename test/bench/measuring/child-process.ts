import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const TSX = createRequire(import.meta.url).resolve('tsx');

/** A file of this folder that runs as a process of its own. */
export interface BenchProcess<Ready> {
  /** The first thing it told. */
  readonly ready: Ready;
  /** Asks it something and resolves with its next message. */
  ask(question: string): Promise<unknown>;
  close(): Promise<void>;
}

/** How a process is run. */
export interface BenchProcessOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The Node to run it with. */
  readonly node: string;
}

/**
 * Runs `file` (relative to the folder of the benchmark) and waits until it tells that it is ready. What it prints is discarded; in the
 * environment there is nothing but what is given.
 *
 * @throws when the process ends first
 */
export async function startBenchProcess<Ready>(
  file: string,
  { args = [], env = {}, node }: BenchProcessOptions,
): Promise<BenchProcess<Ready>> {
  const child = fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), args, {
    execPath: node,
    execArgv: ['--import', TSX],
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    ready: (await nextMessage(child)) as Ready,
    ask: (question) => {
      const answer = nextMessage(child);
      child.send(question);
      return answer;
    },
    close: async () => {
      const closed = once(child, 'exit');
      child.kill();
      await closed;
    },
  };
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${child.spawnfile} ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}

/** Tells the process that started this one, and ends with it, however that ends. */
export function tellParent(message: object): void {
  process.once('disconnect', () => process.exit());
  process.send?.(message);
}

/** Answers every question of the process that started this one with the CPU time used so far, in microseconds. */
export function tellCpuTimeWhenAsked(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicroseconds: user + system });
  });
}
