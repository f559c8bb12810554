import { parseArgs } from 'node:util';
import { fuzzIngest } from './fuzz-ingest';

const HELP = `Throws generated requests at the ingest handler. Never a 5xx, never an exception, and nothing in the queue
without a valid signature and the token.

  npm run fuzz                                    1,000,000 inputs, a new seed
  npm run fuzz -- --runs 20000 --seed 7
  npm run fuzz -- --seed 7 --path 12:3            the input that failed, again

Exits 1 when a rule is broken.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      path: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const runs = Number(values.runs);
  const startedAtMs = performance.now();
  console.log(`seed ${values.seed}`);
  const onProgress = (done: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${runs}`);
  };
  const { statuses, queued, failure } = await fuzzIngest({
    runs,
    seed: Number(values.seed),
    path: values.path,
    onProgress,
  });
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  console.log(`\r${total} inputs in ${seconds} s, ${queued} queue messages`);
  for (const [status, count] of Object.entries(statuses)) console.log(`  ${status}  ${String(count).padStart(8)}`);
  if (failure === null) return console.log('no rule was broken');
  console.log(`${failure.rule}\n${JSON.stringify(failure.input.event, null, 2)}`);
  console.log(`See it again: npm run fuzz -- --seed ${values.seed} --path ${failure.path}`);
  process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(`${error.message}\n\n${HELP}`);
  process.exitCode = 2;
});
