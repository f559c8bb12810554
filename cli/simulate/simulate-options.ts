import { statusStateOf } from '../../lambdas/ingest/reading/status-state';
import { STATUS_STATES } from '../../lambdas/shared/message/queue-message';
import { closestName } from '../../lib/settings/closest-name';
import { TARGET_OPTIONS } from '../target/target';
import { CommandError } from '../terminal/command';
import { parseOptions } from '../terminal/parse-options';
import type { Texts } from '../texts/texts';

/** What `simulate` can send. */
const SIMULATIONS = ['message', 'status', 'duplicate', 'forged', 'burst'] as const;
/** One of `SIMULATIONS`. */
export type Simulation = (typeof SIMULATIONS)[number];

const OPTIONS = {
  text: { type: 'string' },
  from: { type: 'string' },
  count: { type: 'string' },
  id: { type: 'string' },
  status: { type: 'string' },
  url: { type: 'string' },
  secret: { type: 'string' },
  token: { type: 'string' },
  ...TARGET_OPTIONS,
} as const;
type OptionName = keyof typeof OPTIONS;
type Values = ReturnType<typeof parse>['values'];

/** The command line of `simulate`. Without `from` the number is a made-up one, and of a burst there are several. */
export interface SimulateOptions extends Omit<Values, 'text' | 'count' | 'status'> {
  readonly simulation: Simulation;
  readonly text: string;
  readonly count: number;
  readonly status: string;
}

const OPTIONS_OF_ALL: readonly OptionName[] = ['url', 'secret', 'token', 'stack', 'local', 'region'];
const OPTIONS_OF: Readonly<Record<Simulation, readonly OptionName[]>> = {
  message: ['text', 'from', 'id'],
  status: ['id', 'status'],
  duplicate: ['text', 'from', 'id'],
  forged: ['text', 'from', 'id'],
  burst: ['text', 'from', 'count'],
};

const MAX_COUNT = 1000;

/**
 * Reads the command line of `simulate`.
 *
 * @throws CommandError with code `usage`
 */
export function parseSimulateOptions(args: readonly string[], texts: Texts): SimulateOptions {
  const { values, positionals } = parse(args, texts);
  const simulation = simulationIn(positionals, texts);
  const surplus = namesOf(values).find((name) => ![...OPTIONS_OF[simulation], ...OPTIONS_OF_ALL].includes(name));
  if (surplus !== undefined) throw new CommandError('usage', texts.simulate.notTaken(simulation, surplus));
  const { text = 'Hola', count = '20', status = 'delivered' } = values;
  checkValues({ ...values, count, status }, texts.simulate);
  return { ...values, simulation, text, count: Number(count), status };
}

function parse(args: readonly string[], texts: Texts) {
  return parseOptions(args, OPTIONS, texts);
}

function simulationIn([name, surplus]: readonly string[], { simulate: told, commandLine }: Texts): Simulation {
  if (name === undefined) throw new CommandError('usage', told.whatToSend(SIMULATIONS.join(', ')));
  const simulation = SIMULATIONS.find((candidate) => candidate === name);
  if (simulation === undefined) {
    const closest = closestName(name, SIMULATIONS);
    const advice = closest === undefined ? told.whatToSend(SIMULATIONS.join(', ')) : commandLine.didYouMean(closest);
    throw new CommandError('usage', `${told.unknown(name)} ${advice}`);
  }
  if (surplus !== undefined) throw new CommandError('usage', told.oneOnly(surplus));
  return simulation;
}

function checkValues(
  { from, count, status }: Values & { readonly count: string; readonly status: string },
  texts: Texts['simulate'],
): void {
  if (from !== undefined && !/^\d{8,15}$/.test(from)) throw new CommandError('usage', texts.from);
  if (!/^\d+$/.test(count) || Number(count) < 1 || Number(count) > MAX_COUNT) {
    throw new CommandError('usage', texts.count(MAX_COUNT));
  }
  if (statusStateOf(status) === 'unknown') {
    const known = STATUS_STATES.filter((state) => state !== 'unknown').join(', ');
    throw new CommandError('usage', texts.status(status, known));
  }
}

function namesOf(values: Values | typeof OPTIONS): readonly OptionName[] {
  return Object.keys(values) as OptionName[];
}
