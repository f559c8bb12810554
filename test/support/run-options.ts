import { CommandError } from '../../cli/terminal/command';
import { parseOptionsOnly } from '../../cli/terminal/parse-options';
import { textsIn } from '../../cli/texts/texts';

/** What a search through generated inputs is told on its command line. */
export interface RunOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where the input that failed is among those of the seed, as the failure says. */
  readonly path: string | undefined;
}

/** How the command line is read. */
export interface RunOptionsReading {
  readonly defaultRuns: number;
  /** @default no limit */
  readonly mostRuns?: number;
  /** Gives the seed when none is given. */
  readonly nowMs: () => number;
}

const SEEDS = 1_000_000_000;

/** Form of a path, of fast-check. */
const PATH = /^\d+(:\d+)*$/;

/**
 * Reads `--runs`, `--seed` and `--path`.
 *
 * @throws CommandError for a wrong command line
 */
export function readRunOptions(args: readonly string[], reading: RunOptionsReading): RunOptions {
  const { defaultRuns, mostRuns = Number.MAX_SAFE_INTEGER, nowMs } = reading;
  const values = parse(args);
  if (values.path !== undefined) requireReplay(values.path, values);
  return {
    runs:
      values.path === undefined
        ? wholeNumber('runs', values.runs ?? String(defaultRuns), { min: 1, max: mostRuns })
        : 1,
    seed: wholeNumber('seed', values.seed ?? String(nowMs() % SEEDS), { min: 0, max: Number.MAX_SAFE_INTEGER }),
    path: values.path,
  };
}

function parse(args: readonly string[]) {
  const options = { runs: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } } as const;
  return parseOptionsOnly(args, options, textsIn('en'));
}

/** A path is a place among the inputs of one seed; it stands for one of them. */
function requireReplay(path: string, { seed, runs }: { readonly seed?: string; readonly runs?: string }): void {
  if (!PATH.test(path)) throw new CommandError('usage', `--path takes numbers with colons, as in 12:3, not "${path}".`);
  if (seed === undefined) throw new CommandError('usage', '--path needs the --seed that the failure was told with.');
  if (runs !== undefined) throw new CommandError('usage', '--path replays one input; --runs does not go with it.');
}

function wholeNumber(name: string, text: string, { min, max }: { readonly min: number; readonly max: number }): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  throw new CommandError('usage', `--${name} takes a whole number ${range}, not "${text}".`);
}
