import { readRunOptions } from '../support/run-options';
import { runScript } from '../support/run-script';
import { fuzzIngest } from './fuzz-ingest';
import { resultReport } from './report';

const HELP = `Usage: npm run fuzz -- [options]

Throws generated requests at the ingest handler. Never a 5xx, never an
exception, and nothing in the queue without a valid signature and a valid
credential.

Options:
  --runs <n>     inputs                             (1000000)
  --seed <n>     decides them all                   (from the clock)
  --path <p>     with --seed: the input that failed, as the failure tells

Exits 1 when a rule is broken, 2 when the command line is not understood.`;

const DEFAULT_RUNS = 1_000_000;

async function main(args: readonly string[]): Promise<void> {
  const options = readRunOptions(args, { defaultRuns: DEFAULT_RUNS, nowMs: Date.now });
  const startedAtMs = performance.now();
  console.log(`seed ${options.seed}`);
  const onProgress = (done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${options.runs}`);
  };
  const result = await fuzzIngest({ ...options, onProgress });
  console.log(`\r${resultReport(result)}\n${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
  if (result.failure !== null) process.exitCode = 1;
}

await runScript(HELP, main);
