import type { ChatMessage } from './chat';
import type { DeadLetter } from './dead-letters';
import type { JsonFields } from './function-output';
import { type LineStyle, renderLine, renderLogLine } from './log-line';
import { printable } from './printable';

/** What the person at the terminal sees of a running local run. */
export interface ConsoleView {
  /** A structured log line of a function. */
  log(fields: JsonFields): void;
  /** A customer's message. One that was shown already is a repeat of the webhook and is not shown again. */
  incoming(message: ChatMessage): void;
  /** A reply that reached the mock send API. */
  outgoing(reply: { readonly to: string; readonly text: string }): void;
  /** A dead letter that no function speaks of. */
  deadLetter(letter: DeadLetter): void;
  /** A function that threw or timed out, or an emulator that failed. */
  problem(error: unknown): void;
}

/** What the view needs: how to write, and what time it is. */
export interface ConsoleViewOptions extends LineStyle {
  readonly writeLine: (line: string) => void;
  readonly now: () => Date;
}

/** Writes one line with a time for each thing that happens. */
export function createConsoleView({ writeLine, now, paint, texts }: ConsoleViewOptions): ConsoleView {
  const shown = new Set<string>();
  const style = { paint, texts };
  const write = (line: string) => writeLine(`${paint('dim', clock(now()))}  ${line}`);
  const chat = (number: string, arrow: string, text: string) =>
    write(`  ${paint('bold', printable(number))} ${arrow} ${printable(text)}`);
  return {
    log: (fields) => {
      const line = renderLogLine(fields, style);
      if (line !== undefined) write(line);
    },
    incoming: ({ id, from, text }) => {
      if (shown.has(id)) return;
      shown.add(id);
      chat(from, paint('cyan', '→'), text);
    },
    outgoing: ({ to, text }) => chat(to, paint('magenta', '←'), `"${text}"`),
    deadLetter: ({ key, reason }) =>
      write(
        renderLine({ symbol: '✗', style: 'red', label: 'deadLetter', details: [key, reason].map(printable) }, style),
      ),
    problem: (error) => {
      const text = printable(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      write(renderLine({ symbol: '!', style: 'red', label: 'local', details: [text] }, style));
    },
  };
}

function clock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
