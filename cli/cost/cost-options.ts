import type { Traffic } from '../../lib/cost/traffic';
import { CommandError } from '../terminal/command';
import { parseOptionsOnly } from '../terminal/parse-options';
import type { Texts } from '../texts/texts';

/** The command line of `cost`. */
export interface CostOptions {
  readonly traffic: Traffic;
  readonly json: boolean;
}

const OPTIONS = {
  messages: { type: 'string', default: '1000000' },
  duplicates: { type: 'string', default: '0' },
  statuses: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
} as const;

const MOST_MESSAGES = 1_000_000_000;
const MOST_STATUSES = 10;

/**
 * Reads the command line of `cost`.
 *
 * @throws CommandError with code `usage`
 */
export function parseCostOptions(args: readonly string[], texts: Texts): CostOptions {
  const values = parseOptionsOnly(args, OPTIONS, texts);
  return {
    traffic: {
      messages: numberOf('messages', values.messages, { min: 1, max: MOST_MESSAGES }, texts),
      duplicates: numberOf('duplicates', values.duplicates, { min: 0, max: 1 }, texts),
      statuses: numberOf('statuses', values.statuses, { min: 0, max: MOST_STATUSES }, texts),
    },
    json: values.json,
  };
}

interface Range {
  readonly min: number;
  readonly max: number;
}

function numberOf(name: string, text: string, range: Range, texts: Texts): number {
  // 1.000 is a thousand to who writes in Spanish.
  const form = name === 'messages' ? /^\d+$/ : /^\d+(\.\d+)?$/;
  const value = form.test(text) ? Number(text) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  throw new CommandError('usage', texts.cost.outOfRange(name, range, text));
}
