import type { DeadLetter, DeadLetterQueue } from '../target/dead-letters';
import { CommandError, type Terminal } from '../terminal/command';
import { showDuration } from '../terminal/duration';
import { printable } from '../terminal/printable';
import { jsonText } from '../terminal/steering';
import type { Texts } from '../texts/texts';
import { type DeadLetterFilter, isReason, matches } from './dlq-filter';

/** What every action on the dead-letter queue works with. */
export interface DlqWork {
  readonly queue: DeadLetterQueue;
  readonly filter: DeadLetterFilter;
  readonly terminal: Terminal;
  readonly texts: Texts['dlq'];
  readonly json: boolean;
}

/** What a look at the queue came to. */
export interface Look {
  /** Those that are meant, the oldest first. */
  readonly meant: readonly DeadLetter[];
  /** Letters that could be seen. */
  readonly seen: number;
  /** Letters that there are. */
  readonly total: number;
  /** Those that could not be seen. SQS gives some of one chat, ten at most, and hides those behind them until these are gone. */
  readonly hidden: number;
}

/** While they are looked at, nobody else gets them. */
const HOLD_SECONDS = 60;
/** Before the first of them are visible again and would be counted twice. */
const LOOK_AT_MOST_MS = 45_000;

/** Sees every letter that can be seen in 45 seconds, thousands of them, and gives all back. */
export async function look({ queue, filter, terminal, texts }: DlqWork): Promise<Look> {
  const counted = await queue.count();
  const held: DeadLetter[] = [];
  const endMs = terminal.nowMs() + LOOK_AT_MOST_MS;
  try {
    while (terminal.nowMs() < endMs && !terminal.stopped.aborted) {
      const batch = await queue.take(HOLD_SECONDS);
      if (batch.length === 0) break;
      held.push(...batch);
      terminal.progress(texts.looking(held.length, counted));
    }
  } finally {
    terminal.progress('');
    await queue.release(held);
  }
  const nowMs = terminal.nowMs();
  const meant = held.filter((letter) => matches(letter, filter, nowMs)).sort((a, b) => a.sinceMs - b.sinceMs);
  const total = Math.max(counted, held.length);
  return { meant, seen: held.length, total, hidden: total - held.length };
}

/** Lists dead letters with their reasons. Nothing personal is in the list. */
export async function listLetters(work: DlqWork): Promise<number> {
  const { terminal, texts, json } = work;
  const found = await look(work);
  if (json) {
    const { total, hidden, meant } = found;
    terminal.write(jsonText({ total, hidden, letters: meant.map((letter) => summaryOf(letter)) }));
    return 0;
  }
  for (const line of table(found.meant, work)) terminal.write(line);
  for (const line of texts.counts(found)) terminal.write(line);
  return 0;
}

/** Shows one dead letter whole, with what the customer wrote. */
export async function showLetter(work: DlqWork): Promise<number> {
  const { terminal, texts, filter, json } = work;
  const [id, surplus] = filter.ids;
  if (id === undefined) throw new CommandError('usage', texts.showWhich);
  if (surplus !== undefined) throw new CommandError('usage', texts.showOne);
  const { meant, hidden } = await look(work);
  const [letter, another] = meant;
  if (letter === undefined) {
    throw new CommandError('failed', hidden > 0 ? texts.notSeen([id], hidden) : texts.noSuchLetter(id));
  }
  if (another !== undefined && another.id !== letter.id) throw new CommandError('usage', texts.severalStartWith(id));
  const shown = { ...summaryOf(letter), body: letter.item ?? letter.body };
  terminal.write(jsonText(shown, json ? 0 : 2));
  if (!json && isReason(letter.reason, texts)) terminal.write(`\n${texts.reasons[letter.reason]}`);
  return 0;
}

/** What may be said of a letter anywhere. */
export function summaryOf(letter: DeadLetter) {
  const { id, messageId, reason, status, attempts, lastFailure, copies, sinceMs, item } = letter;
  const chat = item?.kind === 'message' ? item.group : undefined;
  return { id, messageId, reason, status, attempts, lastFailure, copies, chat, since: new Date(sinceMs).toISOString() };
}

function table(letters: readonly DeadLetter[], { terminal, texts }: DlqWork): readonly string[] {
  if (letters.length === 0) return [];
  const nowMs = terminal.nowMs();
  const rows = letters.map((letter) =>
    [
      letter.id,
      showDuration(nowMs - letter.sinceMs),
      [letter.reason, letter.status, letter.lastFailure].filter(Boolean).join(' '),
      letter.attempts ?? '',
      letter.item?.kind === 'message' ? letter.item.group : '',
    ].map(printable),
  );
  const widths = texts.columns.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [terminal.paint('bold', line(texts.columns)), ...rows.map(line), ''];
}
