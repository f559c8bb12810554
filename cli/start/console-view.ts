import { messageKeyOf } from '../../lambdas/shared/telemetry/log-keys';
import type { ChatMessage } from '../../local/chat';
import type { DeadLetter } from '../../local/dead-letters';
import type { JsonFields } from '../../local/function-output';
import type { RepliesChange } from '../../local/replies-watch';
import type { SentReply } from '../../local/sent-replies';
import { type LineStyle, renderLine, renderLogLine } from '../terminal/log-line';
import { printable } from '../terminal/printable';

/** What the person at the terminal sees of a running local run. */
export interface ConsoleView {
  /** A structured log line of a function. */
  log(fields: JsonFields): void;
  /** A customer's message. One that was shown already is a repeat of the webhook and is not shown again. */
  incoming(message: ChatMessage): void;
  /** A reply that the send API took. */
  outgoing(reply: SentReply): void;
  /** A dead letter that no function speaks of. */
  deadLetter(letter: DeadLetter): void;
  /** An edit of `replies.json`. */
  replies(change: RepliesChange): void;
  /** A function that threw or timed out, or an emulator that failed. */
  problem(error: unknown): void;
}

/** What the view needs: how to write, and what time it is. */
export interface ConsoleViewOptions extends LineStyle {
  readonly writeLine: (line: string) => void;
  readonly now: () => Date;
  /** The number behind a `messageKey`, if it is known. */
  readonly numberOf: (messageKey: string) => string | undefined;
}

/** Writes one line with a time for each thing that happens. */
export function createConsoleView(options: ConsoleViewOptions): ConsoleView {
  const { writeLine, now, paint, texts, numberOf } = options;
  const shown = new Set<string>();
  const style = { paint, texts };
  const write = (line: string) => writeLine(`${paint('dim', clock(now()))}  ${line}`);
  const chat = (number: string, arrow: string, text: string) =>
    write(`  ${paint('bold', printable(number))} ${arrow} ${printable(text)}`);
  return {
    log: (fields) => {
      const number = typeof fields.messageKey === 'string' ? numberOf(fields.messageKey) : undefined;
      const line = renderLogLine({ ...fields, number }, style);
      if (line !== undefined) write(line);
    },
    incoming: ({ id, from, text }) => {
      if (shown.has(id)) return;
      shown.add(id);
      chat(from, paint('cyan', '→'), text);
    },
    outgoing: ({ to, text }) => chat(to, paint('magenta', '←'), `"${text}"`),
    deadLetter: ({ key, reason }) => {
      const details = [numberOf(messageKeyOf(key)) ?? '', key, reason].map(printable);
      write(renderLine({ symbol: '✗', style: 'red', label: 'deadLetter', details }, style));
    },
    replies: (change) => repliesLines(change, style).forEach(write),
    problem: (error) => {
      const text = printable(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      write(renderLine({ symbol: '!', style: 'red', label: 'local', details: [text] }, style));
    },
  };
}

function repliesLines(change: RepliesChange, style: LineStyle): readonly string[] {
  const { repliesReloaded, repliesMissing, repliesKept, repliesProblem } = style.texts;
  if (change.kind === 'reloaded') {
    return [renderLine({ symbol: '✓', style: 'green', label: 'local', details: [repliesReloaded] }, style)];
  }
  const problems = change.kind === 'missing' ? [repliesMissing] : change.problems.map(repliesProblem);
  return [...problems, repliesKept].map((problem) =>
    renderLine({ symbol: '!', style: 'yellow', label: 'local', details: [printable(problem)] }, style),
  );
}

function clock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
