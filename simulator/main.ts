import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type RunOptions, readRunOptions } from '../cli/run-options';
import { runScript } from '../cli/run-script';
import { seededRandom } from './random';
import { replayReportOf, reportOf } from './report';
import { type SearchResult, search } from './search';
import { combine } from './sums';

const HELP = `Runs the functions through generated histories of faults, and checks the promises of docs/reliability.md.

  npm run simulate:faults                          2,000 histories, a new seed
  npm run simulate:faults -- --runs 100000         more of them
  npm run simulate:faults -- --seed 7              the same histories again
  npm run simulate:faults -- --seed 7 --path 12:3  the one that failed, as the failure tells

Exits 1 when a promise is broken, 2 when the command line is not understood.`;

type ShardMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: SearchResult };

const EXIT_CODE_OF = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const MOST_RUNS = 10_000_000;
const DEFAULT_RUNS = 2_000;

/** The same on every machine, so that a seed stands for the same histories everywhere. */
const SHARDS = 8;

/** Shares the runs out among shards, each with a seed of its own, and runs as many at a time as there are processors. */
async function searchInParallel({ runs, seed }: RunOptions): Promise<SearchResult> {
  const done = new Array<number>(SHARDS).fill(0);
  const results: SearchResult[] = [];
  const waiting = done.keys();
  const work = async () => {
    for (const index of waiting) {
      const share = Math.floor(runs / SHARDS) + (index < runs % SHARDS ? 1 : 0);
      if (share === 0) continue;
      const onProgress = (count: number) => {
        done[index] = count;
        const sum = done.reduce((total, value) => total + value, 0);
        showProgress(sum, runs);
      };
      results[index] = await runShard(share, seedOfShard(seed, index), onProgress);
    }
  };
  showProgress(0, runs);
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  showProgress(null, runs);
  return combine(Object.values(results));
}

function seedOfShard(seed: number, index: number): number {
  return Math.floor(seededRandom(seed * SHARDS + index)() * 2 ** 31);
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
    // A search that is stopped must not leave its processes behind.
    process.once('exit', () => child.kill());
    child.on('exit', (code) => reject(new Error(`a process of the simulator ended with ${code}`)));
  });
}

/** A line that is written over; only where somebody can see it. */
function showProgress(done: number | null, runs: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done === null ? '\r\x1b[K' : `\r${done} of ${runs} histories`);
}

async function runAsShard(given: RunOptions): Promise<void> {
  const send = (message: ShardMessage) => process.send?.(message);
  const result = await search({ ...given, onProgress: (done) => send({ kind: 'progress', done }) });
  send({ kind: 'result', result });
  process.disconnect();
}

async function main(args: readonly string[]): Promise<void> {
  const given = readRunOptions(args, { defaultRuns: DEFAULT_RUNS, mostRuns: MOST_RUNS, nowMs: Date.now });
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  if (process.env.SIMULATOR_SHARD !== undefined) return runAsShard(given);
  console.log(`seed ${given.seed}`);
  const result = given.path === undefined ? await searchAndReport(given) : await replay(given);
  if (result.failures.length > 0) process.exitCode = 1;
}

async function searchAndReport(given: RunOptions): Promise<SearchResult> {
  const startedAtMs = performance.now();
  for (const [signal, exitCode] of Object.entries(EXIT_CODE_OF)) process.once(signal, () => process.exit(exitCode));
  const result = await searchInParallel(given);
  console.log(reportOf(result, given.runs, (performance.now() - startedAtMs) / 1_000));
  return result;
}

async function replay(given: RunOptions): Promise<SearchResult> {
  const result = await search(given);
  console.log(replayReportOf(result));
  return result;
}

await runScript(HELP, main);
