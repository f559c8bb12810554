import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Both functions in a process of their own, and all that they print. */
export interface FunctionsProcess {
  readonly url: string;
  /** Standard output and standard error, byte for byte. */
  output(): string;
  /** What went wrong outside of the functions' own handling. */
  readonly errors: string[];
  close(): void;
}

const TSX = createRequire(import.meta.url).resolve('tsx');
const SCRIPT = fileURLToPath(new URL('./functions-process.ts', import.meta.url));

type Message = { readonly kind: 'ready'; readonly url: string } | { readonly kind: 'error'; readonly error: string };

/** Starts the functions with the environment of a local run (`WHATZ_…`). */
export async function startFunctionsProcess(env: NodeJS.ProcessEnv): Promise<FunctionsProcess> {
  const child = fork(SCRIPT, {
    execArgv: ['--import', TSX],
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const errors: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (message.kind === 'ready') resolve(message.url);
      else errors.push(message.error);
    });
    child.once('exit', (code) => reject(new Error(`the functions ended with ${code}:\n${output}`)));
  });
  return { url, output: () => output, errors, close: () => void child.kill('SIGKILL') };
}
