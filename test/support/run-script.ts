import { CommandError } from '../../cli/terminal/command';
import { endWithReader } from '../../cli/terminal/end-with-reader';

const USAGE_EXIT_CODE = 2;

const EXIT_CODE_OF = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Ends the process at a signal in such a way that what waits for its exit is done: folders removed, children ended. */
export function exitOnSignals(): void {
  for (const [signal, exitCode] of Object.entries(EXIT_CODE_OF)) process.once(signal, () => process.exit(exitCode));
}

/**
 * Runs a script of package.json that is for developers: prints `help` when that is asked for, and
 * explains a mistake in the command line (exit code 2).
 */
export async function runScript(help: string, run: (args: readonly string[]) => Promise<void>): Promise<void> {
  endWithReader();
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(help);
  try {
    await run(args);
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 'usage') throw error;
    console.error(`${error.message}\nHelp: npm run ${process.env.npm_lifecycle_event ?? '<script>'} -- --help`);
    process.exitCode = USAGE_EXIT_CODE;
  }
}
