import type { Traffic } from '../../lib/cost/traffic';
import { CommandError } from '../terminal/command';
import { parseOptionsOnly } from '../terminal/parse-options';
import type { TerminalLanguage } from '../terminal/terminal-language';

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
export function parseCostOptions(args: readonly string[], language: TerminalLanguage = 'en'): CostOptions {
  const values = parseOptionsOnly(args, OPTIONS, language);
  return {
    traffic: {
      messages: numberOf('messages', values.messages, { min: 1, max: MOST_MESSAGES }, language),
      duplicates: numberOf('duplicates', values.duplicates, { min: 0, max: 1 }, language),
      statuses: numberOf('statuses', values.statuses, { min: 0, max: MOST_STATUSES }, language),
    },
    json: values.json,
  };
}

interface Range {
  readonly min: number;
  readonly max: number;
}

const WRONG: Readonly<Record<TerminalLanguage, (name: string, { min, max }: Range, given: string) => string>> = {
  en: (name, { min, max }, given) =>
    `--${name} takes a number from ${min} to ${max}, without thousands separators, not "${given}".`,
  es: (name, { min, max }, given) =>
    `--${name} lleva un número de ${min} a ${max}, sin separadores de miles, no "${given}".`,
};

function numberOf(name: string, text: string, range: Range, language: TerminalLanguage): number {
  // 1.000 is a thousand to who writes in Spanish.
  const form = name === 'messages' ? /^\d+$/ : /^\d+(\.\d+)?$/;
  const value = form.test(text) ? Number(text) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  throw new CommandError('usage', WRONG[language](name, range, text));
}
