import type { Problem } from '../../lib/settings/problem';
import { CommandError, type Terminal } from '../terminal/command';
import type { Cdk } from './cdk';
import type { Cloud, CloudOptions } from './cloud';

/** The terminal of a wrapper, as far as it uses it. */
export interface WrapperTerminal extends Pick<Terminal, 'env' | 'texts' | 'write' | 'paint' | 'ask'> {
  readonly writeError: (line: string) => void;
}

/** What a wrapper reaches outside of this process. */
export interface WrapperTools {
  readonly openCloud: (options: CloudOptions) => Cloud;
  readonly cdk: Cdk;
  /** Text of `cdk.json`. */
  readonly readCdkJson: () => string;
  /** Every problem of `replies.json`. */
  readonly checkReplies: () => readonly Problem[];
}

/** `npm run deploy` or `npm run destroy`. */
export interface Wrapper {
  readonly name: 'deploy' | 'destroy';
  /**
   * Gives the exit code: 0 when it is done.
   *
   * @throws CommandError when it cannot be done; its message is for the person at the terminal
   */
  run(args: readonly string[], terminal: WrapperTerminal, tools: WrapperTools): Promise<number>;
}

/** Exit code for a wrong command line. */
export const USAGE_EXIT_CODE = 2;

/** Runs a wrapper, or prints its help. Gives the exit code: 1 for a failure, 2 for a wrong command line. */
export async function runWrapper(
  wrapper: Wrapper,
  args: readonly string[],
  terminal: WrapperTerminal,
  tools: WrapperTools,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    terminal.write(terminal.texts[wrapper.name].help);
    return 0;
  }
  try {
    return await wrapper.run(args, terminal, tools);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    terminal.writeError(error.message);
    if (error.code !== 'usage') return 1;
    terminal.writeError(terminal.texts.deployment.seeHelp(wrapper.name));
    return USAGE_EXIT_CODE;
  }
}
