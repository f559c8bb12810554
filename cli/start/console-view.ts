import { messageKeyOf } from '../../lambdas/shared/telemetry/log-keys';
import type { Problem } from '../../lib/settings/problem';
import type { LocalRunView, LocalRunViewTools } from '../../local/local-run-view';
import type { RepliesChange } from '../../local/replies-file';
import { clock, type LineStyle, renderLine, renderLogLine } from '../terminal/log-line';
import type { Paint } from '../terminal/paint';
import { printable } from '../terminal/printable';
import { problemLine } from '../terminal/problem-line';
import type { Texts } from '../texts/texts';

/** How a console view writes. */
export interface ConsoleStyle {
  readonly paint: Paint;
  readonly texts: Texts;
  readonly now: () => Date;
}

/** Writes one line with a time for each thing that happens. A message that was shown already is not shown again. */
export function createConsoleView(options: LocalRunViewTools & ConsoleStyle): LocalRunView {
  const { writeLine, now, paint, texts, numberOf } = options;
  const shown = new Set<string>();
  const style = { paint, texts: texts.localRun };
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
      write(renderLine(['✗', 'red', 'deadLetter'], [numberOf(messageKeyOf(key)), key, reason], style));
    },
    replies: (change) => repliesLines(change, style, texts.problems).forEach(write),
    problem: (error) => {
      const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      write(renderLine(['!', 'red', 'local'], [told], style));
    },
  };
}

function repliesLines(change: RepliesChange, style: LineStyle, problems: Texts['problems']): readonly string[] {
  const { repliesReloaded, repliesMissing, repliesKept } = style.texts;
  const warn = (line: string) => renderLine(['!', 'yellow', 'local'], [line], style);
  const name = (problem: Problem) => problemLine(problem, problems);
  if (change.kind === 'reloaded') {
    return [renderLine(['✓', 'green', 'local'], [repliesReloaded], style), ...change.warnings.map(name).map(warn)];
  }
  const lines = change.kind === 'missing' ? [repliesMissing] : change.problems.map(name);
  return [...lines, repliesKept].map(warn);
}
