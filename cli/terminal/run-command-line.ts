import { closestName } from '../../lib/settings/closest-name';
import type { Texts } from '../texts/texts';
import { type Command, type CommandEntry, CommandError, type Terminal } from './command';
import { writable } from './steering';

const FAILED = 1;
const USAGE = 2;
/** Exit code of who was stopped with Ctrl+C, as shells have it. */
export const INTERRUPTED = 130;

/**
 * Finds the command that `args` names and runs it. Gives the exit code: that of the command, 1 for a failure, 2 for a wrong
 * command line, and 130 when the person stopped a command that ends by itself.
 */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly CommandEntry[],
  person: Terminal,
): Promise<number> {
  const terminal = guarded(person);
  const { texts, write, writeError } = terminal;
  // `help doctor` is `doctor --help`.
  const [name, ...rest] = args[0] === 'help' ? [...args.slice(1), '--help'] : args;
  if (name === undefined) {
    writeError(globalHelp(commands, texts));
    return USAGE;
  }
  if (isHelp(name)) {
    write(globalHelp(commands, texts));
    return 0;
  }
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry === undefined) {
    writeError(unknownCommand(name, commands, texts));
    return USAGE;
  }
  if (rest.some(isHelp)) {
    write(texts[entry.name].help);
    return 0;
  }
  const command = await entry.load();
  const exitCode = await run(command, rest, terminal);
  return terminal.stopped.aborted && !command.isEndless ? INTERRUPTED : exitCode;
}

/** Whatever a command prints may hold what strangers wrote: an error of AWS, a certificate, the answer of another server. */
function guarded(terminal: Terminal): Terminal {
  return {
    ...terminal,
    write: (line) => terminal.write(writable(line)),
    writeError: (line) => terminal.writeError(writable(line)),
    progress: (text) => terminal.progress(writable(text)),
  };
}

async function run(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await command.run(args, terminal);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    terminal.writeError(error.message);
    if (error.code !== 'usage') return FAILED;
    terminal.writeError(terminal.texts.commandLine.seeHelp(`${command.name} `));
    return USAGE;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function unknownCommand(name: string, commands: readonly CommandEntry[], { commandLine }: Texts): string {
  const names = commands.map((command) => command.name);
  const closest = closestName(name, names);
  const suggestion = closest === undefined ? [] : [commandLine.didYouMean(closest)];
  return [commandLine.unknownCommand(name), ...suggestion, commandLine.seeHelp('')].join(' ');
}

function globalHelp(commands: readonly CommandEntry[], texts: Texts): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name }) => `  ${name.padEnd(width)}  ${texts[name].summary}`);
  const { usage, commands: title, more } = texts.commandLine;
  return [usage, '', title, ...list, '', more].join('\n');
}
