import { isJsonObject } from '../../lambdas/shared/message/json-object';
import { closestName } from '../../lib/settings/closest-name';
import type { Texts } from '../texts/texts';
import { CommandError } from './command';

/**
 * What `parseArgs` of Node found wrong with a command line, in the words of the person at the terminal. `names` are the
 * options that there are, without dashes.
 */
export function optionError(cause: unknown, names: readonly string[], texts: Texts): CommandError {
  const { commandLine } = texts;
  const { code, message } = isJsonObject(cause) ? cause : { code: undefined, message: cause };
  const reason = String(message);
  // "Unknown option '--txt'", "Option '-h, --help <value>' …"
  const option = /'(?:-\w, )?(-{1,2}[^\s'<]+)/.exec(reason)?.[1];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && option !== undefined) {
    const closest = closestName(option.replace(/^-+/, ''), names);
    const suggestion = closest === undefined ? '' : ` ${commandLine.didYouMean(`--${closest}`)}`;
    return new CommandError('usage', `${commandLine.unknownOption(option)}${suggestion}`, { cause });
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && option !== undefined) {
    const takesNone = reason.includes('does not take');
    return new CommandError('usage', takesNone ? commandLine.takesNoValue(option) : commandLine.needsValue(option), {
      cause,
    });
  }
  // Node adds advice after the first sentence that fits few cases.
  return new CommandError('usage', reason.split('. ', 1).join(), { cause });
}
