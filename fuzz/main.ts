import { parseArgs } from 'node:util';
import { CommandError } from '../cli/command';
import { optionError } from '../cli/option-error';
import { type FuzzResult, fuzzIngest } from './fuzz-ingest';

const HELP = `Throws generated requests at the ingest handler. Never a 5xx, never an exception, and nothing in the queue
without a valid signature and the token.

  npm run fuzz                                    1,000,000 inputs, a new seed
  npm run fuzz -- --runs 20000 --seed 7
  npm run fuzz -- --seed 7 --path 12:3            the input that failed, again

Exits 1 when a rule is broken, 2 when the command line is not understood.`;

const OPTIONS = {
  runs: { type: 'string', default: '1000000' },
  seed: { type: 'string' },
  path: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Arguments {
  readonly runs: number;
  readonly seed: number;
  readonly path: string | undefined;
}

function readArguments(): Arguments | 'help' {
  const values = readOptions();
  if (values.help) return 'help';
  const runs = Number(values.runs);
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  if (!Number.isInteger(runs) || runs < 1)
    throw new CommandError('usage', `--runs takes a whole number from 1, not "${values.runs}".`);
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

async function main(): Promise<void> {
  const given = readArguments();
  if (given === 'help') return console.log(HELP);
  const startedAtMs = performance.now();
  console.log(`seed ${given.seed}`);
  const onProgress = (done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${given.runs}`);
  };
  const result = await fuzzIngest({ ...given, onProgress });
  report(result, given.seed, Math.round((performance.now() - startedAtMs) / 1_000));
}

function report({ statuses, queued, failure }: FuzzResult, seed: number, seconds: number): void {
  const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  console.log(`\r${total} inputs in ${seconds} s, ${queued} queue messages`);
  for (const [status, count] of Object.entries(statuses)) console.log(`  ${status}  ${String(count).padStart(8)}`);
  if (failure === null) {
    console.log('no rule was broken');
    return;
  }
  console.log(`${failure.rule}\n${JSON.stringify(failure.input.event, null, 2)}`);
  console.log(`See it again: npm run fuzz -- --seed ${seed} --path ${failure.path}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (!(error instanceof CommandError)) throw error;
  console.error(`${error.message}\n\n${HELP}`);
  process.exitCode = 2;
});
