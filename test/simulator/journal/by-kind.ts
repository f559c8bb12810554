import type { Entry, EntryOf } from './entry';

/** What to do with an entry, by its kind; nothing for the others. */
export type ByKind<Outcome, More extends readonly unknown[] = []> = {
  readonly [Kind in Entry['kind']]?: (entry: EntryOf<Kind>, ...more: More) => Outcome;
};

/** Does with an entry what `table` has for its kind; undefined when it has nothing. */
export function apply<Outcome, More extends readonly unknown[]>(
  table: ByKind<Outcome, More>,
  entry: Entry,
  ...more: More
): Outcome | undefined {
  const handle = table[entry.kind] as ((entry: Entry, ...more: More) => Outcome) | undefined;
  return handle?.(entry, ...more);
}
