import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A command of `./whatz` that runs as a process of its own. */
export interface WhatzProcess {
  readonly child: ChildProcess;
  /** Everything printed so far, standard output and standard error together. */
  output(): string;
  /** Resolves with the first line that starts so. @throws when the process ends first */
  lineStartingWith(start: string): Promise<string>;
  /** Exit code once nobody writes to its output any more, which is when all of it has ended; `null` after a signal. */
  readonly exitCode: Promise<number | null>;
}

const TSX = createRequire(import.meta.url).resolve('tsx');
const PROGRAM = fileURLToPath(new URL('whatz-here.ts', import.meta.url));

/** How a command is run. */
export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether a shell is its parent, as it is under npm. */
  readonly inShell?: boolean;
}

/** Runs a command in English, without any cloud or `WHATZ_*` setting of the person who runs the tests. */
export function startWhatz(args: readonly string[], options: ProcessOptions): WhatzProcess {
  const { cwd, env = {}, inShell = false } = options;
  const command = [process.execPath, '--import', TSX, PROGRAM, ...args];
  const [program = '', ...rest] = inShell ? ['sh', '-c', '"$0" "$@"; exit $?', ...command] : command;
  const child = spawn(program, rest, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const lineStartingWith = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = output
          .split('\n')
          .slice(0, -1)
          .find((candidate) => candidate.startsWith(start));
        if (line !== undefined) resolve(line);
      };
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      exitCode.then(() => reject(new Error(`ended without "${start}":\n${output}`)));
      look();
    });
  return { child, output: () => output, lineStartingWith, exitCode };
}

/** A local run on a free port, once it is ready. */
export interface LocalProcess extends WhatzProcess {
  readonly url: string;
}

/** Starts a local run on a free port and waits until it is ready. */
export async function startLocalProcess(
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  options: Pick<ProcessOptions, 'inShell'> = {},
): Promise<LocalProcess> {
  const started = startWhatz(['start'], { ...options, cwd, env: { PORT: '0', ...env } });
  const ready = await started.lineStartingWith('ready ');
  return { ...started, url: ready.slice('ready '.length) };
}
