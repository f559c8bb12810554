import { parseArgs } from 'node:util';
import { CommandError } from './command';

/** What `simulate` can send. */
export const SIMULATIONS = ['message', 'status', 'duplicate', 'forged', 'burst'] as const;
/** One of {@link SIMULATIONS}. */
export type Simulation = (typeof SIMULATIONS)[number];

/** The command line of `simulate`. */
export interface SimulateOptions {
  readonly simulation: Simulation;
  readonly text: string;
  /** `undefined`: a made-up number, or several for a burst. */
  readonly from: string | undefined;
  readonly count: number;
  readonly id: string | undefined;
  readonly status: string;
  readonly url: string | undefined;
  readonly secret: string | undefined;
  readonly token: string | undefined;
}

const OPTIONS = {
  text: { type: 'string', default: 'Hola' },
  from: { type: 'string' },
  count: { type: 'string', default: '20' },
  id: { type: 'string' },
  status: { type: 'string', default: 'delivered' },
  url: { type: 'string' },
  secret: { type: 'string' },
  token: { type: 'string' },
} as const;

const MAX_COUNT = 1000;

/**
 * Reads the command line of `simulate`.
 *
 * @throws CommandError with code `usage`
 */
export function parseSimulateOptions(args: readonly string[]): SimulateOptions {
  const { values, positionals } = parse(args);
  const [name, ...more] = positionals;
  const simulation = SIMULATIONS.find((candidate) => candidate === name);
  if (simulation === undefined || more.length > 0) {
    throw new CommandError('usage', `simulate <${SIMULATIONS.join('|')}>`);
  }
  const { from, id, url, secret, token } = values;
  if (from !== undefined && !/^\d{8,15}$/.test(from))
    throw new CommandError('usage', '--from: 8…15 × 0-9, e.g. 5215550000101');
  const count = Number(values.count);
  if (!/^\d+$/.test(values.count) || count < 1 || count > MAX_COUNT) {
    throw new CommandError('usage', `--count: 1…${MAX_COUNT}`);
  }
  return { simulation, text: values.text, from, count, id, status: values.status, url, secret, token };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    // Node adds advice after the first sentence that fits few cases.
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('. ');
    throw new CommandError('usage', reason, { cause });
  }
}
