import { isJsonFields } from '../../local/function-output';
import { cliTextsIn } from '../texts/texts';
import { closestName } from './closest-name';
import { CommandError } from './command';
import type { TerminalLanguage } from './terminal-language';

/**
 * What `parseArgs` of Node found wrong with a command line, in the words of the person at the terminal. `names` are the
 * options that there are, without dashes.
 */
export function optionError(cause: unknown, names: readonly string[], language: TerminalLanguage): CommandError {
  const texts = cliTextsIn(language);
  const { code, message } = isJsonFields(cause) ? cause : { code: undefined, message: cause };
  const reason = String(message);
  // "Unknown option '--txt'", "Option '-h, --help <value>' …"
  const option = /'(?:-\w, )?(-{1,2}[^\s'<]+)/.exec(reason)?.[1];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && option !== undefined) {
    const closest = closestName(option.replace(/^-+/, ''), names);
    const suggestion = closest === undefined ? '' : ` ${texts.didYouMean(`--${closest}`)}`;
    return new CommandError('usage', `${texts.unknownOption(option)}${suggestion}`, { cause });
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && option !== undefined) {
    const takesNone = reason.includes('does not take');
    return new CommandError('usage', takesNone ? texts.takesNoValue(option) : texts.needsValue(option), { cause });
  }
  // Node adds advice after the first sentence that fits few cases.
  return new CommandError('usage', reason.split('. ', 1).join(), { cause });
}
