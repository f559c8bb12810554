import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CommandError } from '../cli/command';
import { optionError } from '../cli/option-error';
import { reportOf } from './report';
import { combine, type SearchResult, search } from './search';

const HELP = `Runs the functions through generated histories of faults, and checks the promises of docs/reliability.md.

  npm run simulate:faults                          2,000 histories, a new seed
  npm run simulate:faults -- --runs 100000         more of them
  npm run simulate:faults -- --seed 7              the same histories again
  npm run simulate:faults -- --seed 7 --path 12:3  the one that failed, as the failure tells

Exits 1 when a promise is broken, 2 when the command line is not understood.`;

interface Arguments {
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
}

type ShardMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: SearchResult };

const MOST_RUNS = 10_000_000;

const OPTIONS = {
  runs: { type: 'string', default: '2000' },
  seed: { type: 'string' },
  path: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function readArguments(): Arguments | 'help' {
  const values = readOptions();
  if (values.help) return 'help';
  const runs = Number(values.runs);
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  if (!Number.isInteger(runs) || runs < 1 || runs > MOST_RUNS)
    throw new CommandError('usage', `--runs takes a whole number from 1 to ${MOST_RUNS}, not "${values.runs}".`);
  if (!Number.isInteger(seed)) throw new CommandError('usage', `--seed takes a whole number, not "${values.seed}".`);
  return { runs, seed, path: values.path };
}

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (cause) {
    throw optionError(cause, Object.keys(OPTIONS), 'en');
  }
}

/** One process per processor, each with its share of the runs and a seed of its own. */
async function searchInParallel({ runs, seed }: Arguments): Promise<SearchResult> {
  const shards = Math.min(availableParallelism(), runs);
  const done = new Array<number>(shards).fill(0);
  const work = done.map((_, index) => {
    const share = Math.floor(runs / shards) + (index < runs % shards ? 1 : 0);
    return runShard(share, seed + index, (count) => {
      done[index] = count;
      showProgress(
        done.reduce((sum, value) => sum + value, 0),
        runs,
      );
    });
  });
  const results = await Promise.all(work);
  showProgress(null, runs);
  return combine(results);
}

function runShard(runs: number, seed: number, onProgress: (done: number) => void): Promise<SearchResult> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--runs', String(runs), '--seed', String(seed)], {
      env: { ...process.env, SIMULATOR_SHARD: '1' },
      execArgv: [...process.execArgv, '--max-semi-space-size=64'],
    });
    child.on('message', (message: ShardMessage) => {
      if (message.kind === 'progress') onProgress(message.done);
      else resolve(message.result);
    });
    child.on('exit', (code) => reject(new Error(`a process of the simulator ended with ${code}`)));
  });
}

/** A line that is written over; only where somebody can see it. */
function showProgress(done: number | null, runs: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done === null ? '\r\x1b[K' : `\r${done} of ${runs} histories`);
}

async function runAsShard(given: Arguments): Promise<void> {
  const send = (message: ShardMessage) => process.send?.(message);
  const result = await search({ ...given, onProgress: (done) => send({ kind: 'progress', done }) });
  send({ kind: 'result', result });
  process.disconnect();
}

async function main(): Promise<void> {
  const given = readArguments();
  if (given === 'help') return console.log(HELP);
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  if (process.env.SIMULATOR_SHARD !== undefined) return runAsShard(given);
  const startedAtMs = performance.now();
  console.log(`seed ${given.seed}`);
  const result = given.path === undefined ? await searchInParallel(given) : await search(given);
  console.log(reportOf(result, (performance.now() - startedAtMs) / 1_000));
  if (result.failure !== null) process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (!(error instanceof CommandError)) throw error;
  console.error(`${error.message}\n\n${HELP}`);
  process.exitCode = 2;
});
