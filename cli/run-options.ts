import { CommandError } from './command';
import { parseOptionsOnly } from './parse-options';

/** What a search through generated inputs is told on its command line. */
export interface RunOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where the input that failed is among those of the seed, as the failure says; only that one is tried. */
  readonly path: string | undefined;
  /** Those of {@link RunOptionsReading.flags} that are given. */
  readonly flags: ReadonlySet<string>;
}

/** How the command line is read. */
export interface RunOptionsReading {
  readonly defaultRuns: number;
  /** @default no limit */
  readonly mostRuns?: number;
  /** Names of further options that take no value, without dashes. @default none */
  readonly flags?: readonly string[];
  /** Gives the seed when none is given. */
  readonly nowMs: () => number;
}

const SEEDS = 1_000_000_000;

/**
 * Reads `--runs`, `--seed`, `--path` and `--help`; `help` when that is asked for.
 *
 * @throws CommandError for a wrong command line
 */
export function readRunOptions(args: readonly string[], reading: RunOptionsReading): RunOptions | 'help' {
  const { defaultRuns, mostRuns = Number.MAX_SAFE_INTEGER, flags = [], nowMs } = reading;
  const values = parse(args, flags);
  if (values.help) return 'help';
  return {
    runs: wholeNumber('runs', values.runs ?? String(defaultRuns), { min: 1, max: mostRuns }),
    seed: wholeNumber('seed', values.seed ?? String(nowMs() % SEEDS), { min: 0, max: Number.MAX_SAFE_INTEGER }),
    path: values.path,
    flags: new Set(flags.filter((flag) => flag in values)),
  };
}

function parse(args: readonly string[], flags: readonly string[]) {
  const flagOptions = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }]));
  const options = {
    ...flagOptions,
    runs: { type: 'string' },
    seed: { type: 'string' },
    path: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  return parseOptionsOnly(args, options, 'en');
}

function wholeNumber(name: string, text: string, { min, max }: { readonly min: number; readonly max: number }): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  throw new CommandError('usage', `--${name} takes a whole number ${range}, not "${text}".`);
}

/** For the `catch` of an entry: a mistake in the command line is told, with the help below it, and exits 2. */
export function explainMistake(help: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof CommandError)) throw error;
    console.error(`${error.message}\n\n${help}`);
    process.exitCode = 2;
  };
}
