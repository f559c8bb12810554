import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type RunOptions, readRunOptions } from '../support/run-options';
import { exitOnSignals, runScript } from '../support/run-script';
import { seededRandom } from '../support/seeded-random';
import { sumOf } from './search/counts';
import { isClean, replayReportOf, reportOf } from './search/report';
import { replay, type SearchResult, search } from './search/search';

const HELP = `Usage: npm run simulate:faults -- [options]

Runs the functions through generated histories of faults, and checks the
promises of docs/en/reliability.md.

Options:
  --runs <n>     histories                                   (2000)
  --seed <n>     decides them all                            (from the clock)
  --path <p>     with --seed: the one that failed, as the failure tells

Examples:
  npm run simulate:faults -- --runs 100000
  npm run simulate:faults -- --seed 7 --path 12:3

The same seed prints the same, but for the time that it took (stderr).
Exits 1 when a promise is broken, be it only once, or when fewer histories ran
than were asked for; 2 when the command line is not understood.`;

type ShardMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: SearchResult };

const MOST_RUNS = 10_000_000;
const DEFAULT_RUNS = 2_000;

/** The same on every machine, so that a seed stands for the same histories everywhere. */
const MOST_SHARDS = 8;
/** For fewer histories a process of their own is not worth its start. */
const LEAST_SHARE = 20;

/** Shares the runs out among shards, each with a seed of its own, and runs as many at a time as there are processors. */
async function searchInParallel({ runs, seed }: RunOptions): Promise<SearchResult> {
  const shards = Math.min(MOST_SHARDS, Math.ceil(runs / LEAST_SHARE));
  const done = new Array<number>(shards).fill(0);
  const results: SearchResult[] = [];
  const waiting = done.keys();
  const work = async () => {
    for (const index of waiting) {
      const share = Math.floor(runs / shards) + (index < runs % shards ? 1 : 0);
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
  const ran = Object.values(results);
  return { counts: sumOf(ran.map(({ counts }) => counts)), failures: ran.flatMap(({ failures }) => failures) };
}

function seedOfShard(seed: number, index: number): number {
  return Math.floor(seededRandom(seed * MOST_SHARDS + index)() * 2 ** 31);
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
  if (process.env.SIMULATOR_SHARD !== undefined) return runAsShard(given);
  console.log(`seed ${given.seed}`);
  const isFine = given.path === undefined ? await searchAndReport(given) : await replayAndReport(given, given.path);
  if (!isFine) process.exitCode = 1;
}

async function searchAndReport(given: RunOptions): Promise<boolean> {
  const startedAtMs = performance.now();
  exitOnSignals();
  const result = await searchInParallel(given);
  console.log(reportOf(result, given.runs));
  console.error(`took ${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
  return isClean(result, given.runs);
}

async function replayAndReport({ seed }: RunOptions, path: string): Promise<boolean> {
  const failures = await replay(seed, path);
  console.log(replayReportOf(failures));
  return failures.length === 0;
}

await runScript(HELP, main);
