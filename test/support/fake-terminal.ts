import type { Terminal } from '../../cli/terminal/command';
import { fetchWithin } from '../../cli/terminal/fetch-within';
import { createPaint } from '../../cli/terminal/paint';
import type { Language } from '../../cli/texts/language';
import { textsIn } from '../../cli/texts/texts';

/** A terminal that keeps what is written to it, with a person who has the answers ready. */
export interface FakeTerminal extends Terminal {
  readonly out: string[];
  readonly errors: string[];
  /** What was asked. */
  readonly questions: string[];
}

/** What a test wants to be different. */
export interface FakeTerminalOptions extends Partial<Terminal> {
  /** Answers in order; none left: nobody is there to be asked. */
  readonly answers?: readonly string[];
  readonly language?: Language;
}

/** In English, without colours; sleeping takes no time, but the clock moves on. */
export function fakeTerminal({ answers = [], language = 'en', ...overrides }: FakeTerminalOptions = {}): FakeTerminal {
  const out: string[] = [];
  const errors: string[] = [];
  const questions: string[] = [];
  const left = [...answers];
  let sleptMs = 0;
  return {
    out,
    errors,
    questions,
    env: {},
    directory: '.',
    texts: textsIn(language),
    write: (line) => out.push(line),
    writeError: (line) => errors.push(line),
    isWatched: false,
    progress: () => undefined,
    paint: createPaint(false),
    ask: async (question) => {
      questions.push(question);
      return left.shift();
    },
    askSecret: async (question) => {
      questions.push(question);
      return left.shift() ?? '';
    },
    fetch: fetchWithin,
    nowMs: () => Date.now() + sleptMs,
    sleep: async (milliseconds) => {
      sleptMs += milliseconds;
    },
    stopped: new AbortController().signal,
    ...overrides,
  };
}
