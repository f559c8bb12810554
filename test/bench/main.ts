import { cpus } from 'node:os';
import { CommandError } from '../../cli/terminal/command';
import { exitOnSignals, runScript } from '../support/run-script';
import { buildIngestBundles } from './bundles/ingest-bundles';
import { measureCalls } from './calls/measure-calls';
import { measureColdStarts } from './cold-start/measure-cold-starts';
import { measureLocalLoad } from './load/measure-local-load';
import { versionOf } from './measuring/node-version';
import { markdownTable, type Section, textTable } from './measuring/table';
import { type BenchOptions, HELP, type Part, parseBenchOptions } from './options';
import { measureTexts } from './texts/measure-texts';
import { measureWarmCpu } from './warm/measure-warm-cpu';

/** Webhooks of each kind whose calls are counted. */
const COUNTED = 20;

async function main(args: readonly string[]): Promise<void> {
  const options = parseBenchOptions(args);
  await requireNode(options.node);
  exitOnSignals();
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  const sections: Section[] = [];
  for (const part of options.parts) {
    tell(`measuring: ${part}`);
    sections.push(...(await measure(part, options)));
  }
  const table = options.markdown ? markdownTable(sections) : textTable(sections);
  process.stdout.write(`${machine()}\n\n${table}\n`);
}

async function measure(part: Part, options: BenchOptions): Promise<readonly Section[]> {
  switch (part) {
    case 'cold':
      return withBundles(async (bundles) => [await measureColdStarts({ ...options, bundles })]);
    case 'warm':
      return withBundles(async (bundles) => [await measureWarmCpu({ ...options, bundles })]);
    case 'load':
      return measureLocalLoad(options);
    case 'calls':
      return [await measureCalls(COUNTED, process.execPath)];
    case 'texts':
      return [measureTexts()];
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

/** @throws CommandError when no Node can be run by this path */
async function requireNode(node: string): Promise<void> {
  await versionOf(node).catch((cause) => {
    throw new CommandError('usage', `--node takes the path of a Node; "${node}" cannot be run.`, { cause });
  });
}

function machine(): string {
  const all = cpus();
  return `${process.platform} ${process.arch}, ${all.length} × ${all[0]?.model.trim() ?? 'CPU'}`;
}

await runScript(HELP, main);
