import type { Texts } from '../texts/texts';
import type { FetchWithin } from './fetch-within';
import type { Paint } from './paint';

/** What a command can reach: its environment, the folder of the project, the terminal and the person there, the network and the clock. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly texts: Texts;
  readonly write: (line: string) => void;
  /** The same on standard error. */
  readonly writeError: (line: string) => void;
  /** Whether somebody looks: output is a terminal. */
  readonly isWatched: boolean;
  /** A line that the next one replaces; nothing where nobody looks. Empty takes it away. */
  readonly progress: (text: string) => void;
  /** Styles a text where colours are wanted. */
  readonly paint: Paint;
  /** Asks, and gives what was typed. Undefined where nobody can be asked: input is no terminal. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Asks for a secret without showing it; where input is no terminal, all of it is the secret. */
  readonly askSecret: (question: string) => Promise<string>;
  readonly fetch: FetchWithin;
  readonly nowMs: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Aborted when the person stops the command (Ctrl+C). */
  readonly stopped: AbortSignal;
}

/** Names of the commands: those areas of the texts that have a summary and a help. */
export type CommandName = {
  [Area in keyof Texts]: Texts[Area] extends { readonly summary: string; readonly help: string } ? Area : never;
}[keyof Texts];

/** A command of `./whatz`, in a file of its own. */
export interface Command {
  readonly name: CommandName;
  /** Runs until the person stops it: that is how it ends well. @default false */
  readonly isEndless?: boolean;
  /**
   * Runs the command and gives its exit code: 0 when the outcome is what it should be.
   *
   * @throws CommandError when it cannot be done; its message is for the person at the terminal
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** A command in the list of all, which is loaded when it is to run. */
export interface CommandEntry {
  readonly name: CommandName;
  readonly load: () => Promise<Command>;
}

/** A command cannot be done, for a reason that the person at the terminal can mend. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    /** `usage` is a mistake in the command line, and earns a pointer to `--help`; `ended`: what it worked with is gone. */
    readonly code: 'usage' | 'failed' | 'ended',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
