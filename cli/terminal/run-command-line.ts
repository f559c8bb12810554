import { closestName } from '../../lib/settings/closest-name';
import type { Texts } from '../texts/texts';
import { type Command, CommandError, type Terminal } from './command';

/** The terminal of a command line, with a place for errors. */
export interface CommandLineTerminal extends Terminal {
  readonly writeError: (line: string) => void;
}

const USAGE_EXIT_CODE = 2;

/** Finds the command that `args` names and runs it. Gives the exit code: 1 for a failure, 2 for a wrong command line. */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly Command[],
  terminal: CommandLineTerminal,
): Promise<number> {
  const texts = terminal.texts.commandLine;
  const [name, ...rest] = args;
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
    terminal.write(globalHelp(commands, terminal.texts));
    return name === undefined ? USAGE_EXIT_CODE : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const closest = closestName(
      name,
      commands.map((candidate) => candidate.name),
    );
    const suggestion = closest === undefined ? [] : [texts.didYouMean(closest)];
    terminal.writeError([texts.unknownCommand(name), ...suggestion, texts.seeHelp('')].join(' '));
    return USAGE_EXIT_CODE;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.write(terminal.texts[command.name].help);
    return 0;
  }
  return run(command, rest, terminal);
}

async function run(command: Command, args: readonly string[], terminal: CommandLineTerminal): Promise<number> {
  try {
    return await command.run(args, terminal);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    terminal.writeError(error.message);
    if (error.code !== 'usage') return 1;
    terminal.writeError(terminal.texts.commandLine.seeHelp(`${command.name} `));
    return USAGE_EXIT_CODE;
  }
}

function globalHelp(commands: readonly Command[], texts: Texts): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map((command) => `  ${command.name.padEnd(width)}  ${texts[command.name].summary}`);
  const { usage, commands: title, more } = texts.commandLine;
  return [usage, '', title, ...list, '', more].join('\n');
}
