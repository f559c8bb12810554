import { fork, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isolateFromCloud } from '../../local/function-environment';
import { CapturedOutput } from './captured-output';

/** What the process is asked. */
export type HandlersRequest = { readonly id: number } & (
  | { readonly kind: 'load'; readonly file: string; readonly environment: Readonly<Record<string, string>> }
  | { readonly kind: 'invoke'; readonly handlerId: number; readonly event: unknown }
  | { readonly kind: 'clock'; readonly aheadMs: number }
  | { readonly kind: 'end' }
);

/** What it answers. */
export interface HandlersAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

type Asked = HandlersRequest extends infer R ? (R extends HandlersRequest ? Omit<R, 'id'> : never) : never;

const TSX = createRequire(import.meta.url).resolve('tsx');
const SCRIPT = fileURLToPath(new URL('./handlers-process.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Entry points of the functions in a process of their own, and all that they print. */
export class HandlersProcess {
  readonly output: CapturedOutput;
  readonly #child;
  readonly #waiting = new Map<number, (answer: HandlersAnswer) => void>();
  #asked = 0;
  #loading: Promise<unknown> = Promise.resolve();

  /** @param awsEndpoint of every service that the functions use */
  constructor(awsEndpoint: string) {
    this.#child = fork(SCRIPT, {
      execArgv: ['--import', TSX],
      env: environmentWith(awsEndpoint),
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.output = new CapturedOutput(this.#child);
    this.#child.on('message', (answer: HandlersAnswer) => this.#waiting.get(answer.id)?.(answer));
  }

  /** Loads the entry point in `file`, and gives what calls its handler. Loads one at a time, for they share `process.env`. */
  async load(
    file: string,
    environment: Readonly<Record<string, string>>,
  ): Promise<(event: unknown) => Promise<unknown>> {
    const loaded = this.#loading.then(() => this.#ask({ kind: 'load', file, environment }));
    this.#loading = loaded.catch(() => undefined);
    const { id } = await loaded;
    return async (event) => (await this.#ask({ kind: 'invoke', handlerId: id, event })).result;
  }

  /** Lets the functions believe that it is later. */
  async putClockAhead(aheadMs: number): Promise<void> {
    await this.#ask({ kind: 'clock', aheadMs });
  }

  /** Ends the process; all that it printed is in {@link output} then. */
  async end(): Promise<void> {
    this.#child.send({ id: 0, kind: 'end' });
    await this.output.ended;
  }

  async #ask(asked: Asked): Promise<HandlersAnswer> {
    this.#asked += 1;
    const id = this.#asked;
    const answered = new Promise<HandlersAnswer>((resolve) => this.#waiting.set(id, resolve));
    this.#child.send({ id, ...asked });
    const answer = await answered;
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }
}

/** What a function prints that does not come up, because of its environment. */
export async function failedStartOf(file: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, ['--import', TSX, file], {
    cwd: ROOT,
    env: { ...environmentWith('http://127.0.0.1:9'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = new CapturedOutput(child);
  if ((await output.ended) === 0) throw new Error(`${file} came up`);
  return output.all;
}

function environmentWith(awsEndpoint: string): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { PATH: process.env.PATH };
  isolateFromCloud(environment);
  return { ...environment, AWS_ENDPOINT_URL: awsEndpoint };
}
