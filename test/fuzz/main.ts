import { CommandError } from '../../cli/terminal/command';
import { type RunOptions, readRunOptions } from '../../cli/terminal/run-options';
import { runScript } from '../../cli/terminal/run-script';
import { fuzzGuided } from './fuzz-guided';
import { type FuzzOptions, fuzzIngest } from './fuzz-ingest';
import { comparisonReport, resultReport } from './report';

const HELP = `Usage: npm run fuzz -- [options]

Throws generated requests at the ingest handler. Never a 5xx, never an
exception, and nothing in the queue without a valid signature and a valid
credential.

Options:
  --runs <n>     inputs                             (1000000)
  --seed <n>     decides them all                   (from the clock)
  --path <p>     with --seed: the input that failed, as the failure tells
  --guided       20,000 at random, then as many guided by what they reach

Exits 1 when a rule is broken, 2 when the command line is not understood.`;

const GUIDED = 'guided';
const DEFAULT_RUNS = 1_000_000;
/** Each is measured, which takes longer than the handler does. */
const DEFAULT_GUIDED_RUNS = 20_000;

async function main(args: readonly string[]): Promise<void> {
  const defaultRuns = args.includes(`--${GUIDED}`) ? DEFAULT_GUIDED_RUNS : DEFAULT_RUNS;
  const given = readRunOptions(args, { defaultRuns, flags: [GUIDED], nowMs: Date.now });
  if (given.flags.has(GUIDED) && given.path !== undefined)
    throw new CommandError('usage', `--path is for inputs at random; --${GUIDED} repeats all of a seed.`);
  const startedAtMs = performance.now();
  console.log(`seed ${given.seed}`);
  const { report, failed } = await fuzz(given);
  console.log(`\r${report}\n${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
  if (failed) process.exitCode = 1;
}

async function fuzz(given: RunOptions): Promise<{ readonly report: string; readonly failed: boolean }> {
  const onProgress = (done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${given.runs}`);
  };
  const options: FuzzOptions = { ...given, onProgress };
  if (!given.flags.has(GUIDED)) {
    const result = await fuzzIngest(options);
    return { report: resultReport(result), failed: result.failure !== null };
  }
  const comparison = await fuzzGuided(options);
  const failed = comparison.random.failure !== null || comparison.guided.failure !== null;
  return { report: comparisonReport(comparison), failed };
}

await runScript(HELP, main);
