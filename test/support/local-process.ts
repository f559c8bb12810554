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
  /** Exit code once the process has ended; `null` when a signal ended it. */
  readonly exitCode: Promise<number | null>;
}

const TSX = createRequire(import.meta.url).resolve('tsx');

/** Runs `bin/<script>.ts` in `cwd`, in English and without any cloud or `WHATZ_*` setting of the person who runs the tests. */
export function startScript(
  script: 'local' | 'whatz',
  {
    args = [],
    env = {},
    cwd,
  }: { readonly args?: readonly string[]; readonly env?: NodeJS.ProcessEnv; readonly cwd: string },
): ScriptProcess {
  const path = fileURLToPath(new URL(`../../bin/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', TSX, path, ...args], {
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
export async function startLocalProcess(cwd: string, env: NodeJS.ProcessEnv = {}): Promise<LocalProcess> {
  const started = startScript('local', { cwd, env: { PORT: '0', ...env } });
  const ready = await started.lineStartingWith('ready ');
  return { ...started, url: ready.slice('ready '.length) };
}
