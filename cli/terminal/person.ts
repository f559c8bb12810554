import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Terminal } from './command';

/** The streams of a process, as far as a person is at their other end. */
export interface PersonStreams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Called when the person types Ctrl+C instead of an answer. */
  readonly interrupt: () => void;
}

/** Asks the person at the terminal. */
export function personAt(streams: PersonStreams): Pick<Terminal, 'ask' | 'askSecret' | 'progress'> {
  const { input, output } = streams;
  return {
    ask: async (question) => (input.isTTY ? askLine(streams, question, output) : undefined),
    askSecret: async (question) => {
      if (!input.isTTY) return (await text(input)).trim();
      output.write(question);
      const answer = await askLine(streams, '', silent());
      output.write('\n');
      return answer.trim();
    },
    progress: (line) => {
      if (output.isTTY) output.write(`\r\x1b[K${line}`);
    },
  };
}

async function askLine({ input, interrupt }: PersonStreams, question: string, shown: Writable): Promise<string> {
  const lines = createInterface({ input, output: shown, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('close', () => resolve(''));
      lines.once('SIGINT', () => {
        interrupt();
        lines.close();
      });
      lines.question(question).then(resolve, reject);
    });
  } finally {
    lines.close();
  }
}

/** Takes what readline would echo. */
function silent(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
