import { type ParseArgsConfig, parseArgs } from 'node:util';
import { cliTextsIn } from '../texts/texts';
import { CommandError } from './command';
import { optionError } from './option-error';
import type { TerminalLanguage } from './terminal-language';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command line by `options`, with any number of words besides.
 *
 * @throws CommandError with code `usage`, in `language`
 */
export function parseOptions<const T extends OptionsConfig>(
  args: readonly string[],
  options: T,
  language: TerminalLanguage,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw optionError(cause, Object.keys(options), language);
  }
}

/** The same for a command line that has options and nothing else. */
export function parseOptionsOnly<const T extends OptionsConfig>(
  args: readonly string[],
  options: T,
  language: TerminalLanguage,
) {
  const { values, positionals } = parseOptions(args, options, language);
  const [surplus] = positionals;
  if (surplus !== undefined) throw new CommandError('usage', cliTextsIn(language).surplus(String(surplus)));
  return values;
}
