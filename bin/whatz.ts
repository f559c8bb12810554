import { COMMANDS } from '../cli/commands';
import { runCommandLine } from '../cli/run-command-line';
import { terminalLanguage } from '../local/terminal-language';

process.exitCode = await runCommandLine(process.argv.slice(2), COMMANDS, {
  env: process.env,
  directory: process.cwd(),
  language: terminalLanguage(process.env),
  write: (line) => process.stdout.write(`${line}\n`),
  writeError: (line) => process.stderr.write(`${line}\n`),
});
