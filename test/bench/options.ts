import { CommandError } from '../../cli/terminal/command';
import { parseOptionsOnly } from '../../cli/terminal/parse-options';
import { textsIn } from '../../cli/texts/texts';

/** Parts of the benchmark. */
export const PARTS = ['cold', 'warm', 'load', 'calls', 'texts'] as const;
/** One of {@link PARTS}. */
export type Part = (typeof PARTS)[number];

/** What is run, and how long. */
export interface BenchOptions {
  readonly parts: readonly Part[];
  readonly markdown: boolean;
  /** Fresh processes per candidate. */
  readonly runs: number;
  readonly rounds: number;
  /** Webhooks per round and candidate. */
  readonly requests: number;
  readonly ratePerSecond: number;
  readonly seconds: number;
  readonly burst: number;
  /** The Node of the cold and warm parts. Undefined: the version that Lambda runs. */
  readonly node: string;
}

/** What `--help` prints. */
export const HELP = `Usage: npm run bench -- [options]

Measures everything in one run and prints one table. Takes about five minutes;
close what else uses the processor.

Options:
  --part <part>      ${PARTS.join(', ')}; one or more    (all)
  --markdown         the table in Markdown
  --runs <n>         cold starts of each candidate               (20)
  --rounds <n>       rounds of the warm measurement              (9)
  --requests <n>     webhooks per round and candidate            (1000)
  --rate <n>         webhooks per second of the local run        (80)
  --seconds <n>      how long                                    (60)
  --burst <n>        webhooks at once                            (1000)
  --node <path>      Node for the cold and warm parts (the one that runs this)`;

const OPTIONS = {
  part: { type: 'string', multiple: true },
  markdown: { type: 'boolean', default: false },
  runs: { type: 'string', default: '20' },
  rounds: { type: 'string', default: '9' },
  requests: { type: 'string', default: '1000' },
  rate: { type: 'string', default: '80' },
  seconds: { type: 'string', default: '60' },
  burst: { type: 'string', default: '1000' },
  node: { type: 'string' },
} as const;

/** Reads the command line. @throws CommandError for a wrong one */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const values = parseOptionsOnly(args, OPTIONS, textsIn('en'));
  return {
    parts: values.part?.map(partOf) ?? PARTS,
    markdown: values.markdown,
    runs: count('runs', values.runs),
    rounds: count('rounds', values.rounds),
    requests: count('requests', values.requests),
    ratePerSecond: count('rate', values.rate),
    seconds: count('seconds', values.seconds),
    burst: count('burst', values.burst),
    node: values.node ?? process.execPath,
  };
}

function partOf(name: string): Part {
  const part = PARTS.find((candidate) => candidate === name);
  if (part === undefined) throw new CommandError('usage', `--part takes one of ${PARTS.join(', ')}, not "${name}".`);
  return part;
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new CommandError('usage', `--${name} takes a whole number from 1 to 999999, not "${text}".`);
  }
  return Number(text);
}
