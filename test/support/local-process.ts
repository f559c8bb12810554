import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A script of `bin/` that runs as a process of its own. */
export interface ScriptProcess {
  readonly child: ChildProcess;
  /** Everything printed so far, standard output and standard error together. */
  output(): string;
  /** Resolves with the first line that starts so. @throws when the process ends first */
  lineStartingWith(start: string): Promise<string>;
  /** Exit code once nobody writes to its output any more, which is when all of it has ended; `null` after a signal. */
  readonly exitCode: Promise<number | null>;
}

const TSX = createRequire(import.meta.url).resolve('tsx');
const SCRIPTS = { local: 'cli/start/main.ts', whatz: 'bin/whatz.ts' } as const;

/** How a script is run. */
export interface ScriptOptions {
  readonly cwd: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Whether a shell is the parent of the script, as it is under npm. */
  readonly inShell?: boolean;
}

/** Runs one of {@link SCRIPTS} in English, without any cloud or `WHATZ_*` setting of the person who runs the tests. */
export function startScript(script: keyof typeof SCRIPTS, options: ScriptOptions): ScriptProcess {
  const { cwd, args = [], env = {}, inShell = false } = options;
  const path = fileURLToPath(new URL(`../../${SCRIPTS[script]}`, import.meta.url));
  const command = [process.execPath, '--import', TSX, path, ...args];
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
      child.stdout.on('data', look);
      exitCode.then(() => reject(new Error(`ended without "${start}":\n${output}`)));
      look();
    });
  return { child, output: () => output, lineStartingWith, exitCode };
}

/** A local run on a free port, once it is ready. */
export interface LocalProcess extends ScriptProcess {
  readonly url: string;
}

/** Starts a local run on a free port and waits until it is ready. */
export async function startLocalProcess(
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  options: Pick<ScriptOptions, 'inShell'> = {},
): Promise<LocalProcess> {
  const started = startScript('local', { ...options, cwd, env: { PORT: '0', ...env } });
  const ready = await started.lineStartingWith('ready ');
  return { ...started, url: ready.slice('ready '.length) };
}
