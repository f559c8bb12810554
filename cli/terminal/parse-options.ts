import { type ParseArgsConfig, parseArgs } from 'node:util';
import { closestName } from '../../lib/settings/closest-name';
import type { Texts } from '../texts/texts';
import { CommandError } from './command';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** An option on a command line, as Node's `parseArgs` takes it apart. */
interface GivenOption {
  readonly name: string;
  /** With its dashes, as it was typed. */
  readonly rawName: string;
  readonly value: string | undefined;
  /** Whether the value came with an equals sign. */
  readonly inlineValue: boolean | undefined;
}

/**
 * Reads a command line by `options`, with any number of words besides.
 *
 * @throws CommandError with code `usage`, in `texts`
 */
export function parseOptions<const T extends OptionsConfig>(args: readonly string[], options: T, texts: Texts) {
  const commandLine = { args: [...args], options, allowPositionals: true } as const;
  // Strict, Node tells of a mistake in English only.
  const { tokens } = parseArgs({ ...commandLine, strict: false, tokens: true });
  for (const token of tokens) {
    const mistake = token.kind === 'option' ? mistakeIn(token, options, texts.commandLine) : undefined;
    if (mistake !== undefined) throw new CommandError('usage', mistake);
  }
  return parseArgs(commandLine);
}

/** The same for a command line that has options and nothing else. */
export function parseOptionsOnly<const T extends OptionsConfig>(args: readonly string[], options: T, texts: Texts) {
  const { values, positionals } = parseOptions(args, options, texts);
  const [surplus] = positionals;
  if (surplus !== undefined) throw new CommandError('usage', texts.commandLine.surplus(String(surplus)));
  return values;
}

function mistakeIn(
  { name, rawName, value, inlineValue }: GivenOption,
  options: OptionsConfig,
  texts: Texts['commandLine'],
): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const closest = closestName(name, Object.keys(options));
    return [texts.unknownOption(rawName), ...(closest === undefined ? [] : [texts.didYouMean(`--${closest}`)])].join(
      ' ',
    );
  }
  if (option.type === 'boolean') return value === undefined ? undefined : texts.takesNoValue(`--${name}`);
  const isForgotten = value === undefined || (!inlineValue && /^-./.test(value));
  return isForgotten ? texts.needsValue(`--${name}`) : undefined;
}
