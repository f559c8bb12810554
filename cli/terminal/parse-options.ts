import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Texts } from '../texts/texts';
import { CommandError } from './command';
import { optionError } from './option-error';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command line by `options`, with any number of words besides.
 *
 * @throws CommandError with code `usage`, in `texts`
 */
export function parseOptions<const T extends OptionsConfig>(args: readonly string[], options: T, texts: Texts) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw optionError(cause, Object.keys(options), texts);
  }
}

/** The same for a command line that has options and nothing else. */
export function parseOptionsOnly<const T extends OptionsConfig>(args: readonly string[], options: T, texts: Texts) {
  const { values, positionals } = parseOptions(args, options, texts);
  const [surplus] = positionals;
  if (surplus !== undefined) throw new CommandError('usage', texts.commandLine.surplus(String(surplus)));
  return values;
}
