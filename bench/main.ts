import { cpus } from 'node:os';
import { buildIngestBundles } from './bundles/ingest-bundles';
import { measureCalls } from './calls/measure-calls';
import { measureColdStarts } from './cold-start/measure-cold-starts';
import { measureLocalLoad } from './load/measure-local-load';
import { nodeOfLambda } from './node-of-lambda';
import { type BenchOptions, HELP, type Part, parseBenchOptions } from './options';
import { markdownTable, type Section, textTable } from './table';
import { measureWarmCpu } from './warm/measure-warm-cpu';

/** Webhooks of each kind whose calls are counted. */
const COUNTED = 20;

async function main(): Promise<void> {
  const options = parseBenchOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  const sections: Section[] = [];
  for (const part of options.parts) {
    tell(`measuring: ${part}`);
    sections.push(...(await measure(part, options, tell)));
  }
  const table = options.markdown ? markdownTable(sections) : textTable(sections);
  process.stdout.write(`${machine()}\n\n${table}\n`);
}

async function measure(part: Part, options: BenchOptions, tell: (text: string) => void): Promise<readonly Section[]> {
  const node = () => options.node ?? nodeOfLambda(tell);
  switch (part) {
    case 'cold':
      return withBundles(async (bundles) => [await measureColdStarts({ ...options, node: await node(), bundles })]);
    case 'warm':
      return withBundles(async ({ shipped }) => [
        await measureWarmCpu({ ...options, node: await node(), bundle: shipped }),
      ]);
    case 'load':
      return measureLocalLoad(options);
    case 'calls':
      return [await measureCalls(COUNTED, process.execPath)];
  }
}

async function withBundles(
  work: (bundles: Awaited<ReturnType<typeof buildIngestBundles>>) => Promise<readonly Section[]>,
): Promise<readonly Section[]> {
  const bundles = await buildIngestBundles();
  try {
    return await work(bundles);
  } finally {
    bundles.remove();
  }
}

function machine(): string {
  const all = cpus();
  return `${process.platform} ${process.arch}, ${all.length} × ${all[0]?.model.trim() ?? 'CPU'}`;
}

main().catch((error: unknown) => {
  const isUsage = error instanceof RangeError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(isUsage ? `${error.message}\n\n${HELP}\n` : `${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = isUsage ? 2 : 1;
});
