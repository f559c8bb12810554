import type { HistoryItem, HistoryWebhook } from './history';

/** A text; those with even numbers are of one chat, the others of another. */
export function text(number: number): HistoryItem {
  return { kind: 'message', number, form: 'text' };
}

/** A webhook of the right sender, at the beginning. */
export function genuine(items: readonly HistoryItem[], changes: Partial<HistoryWebhook> = {}): HistoryWebhook {
  return { atMs: 0, items, copies: 1, retries: 8, sender: 'genuine', ...changes };
}
