import { apply } from '../journal/by-kind';
import type { Entry } from '../journal/entry';
import { i0 } from './i0-nothing-unexpected';
import { i1 } from './i1-nothing-lost';
import { i2 } from './i2-one-send';
import { i3 } from './i3-everything-ends';
import { i4 } from './i4-right-ones-get-in';
import { i5 } from './i5-in-time';
import { i6 } from './i6-order-of-chats';
import { afterRedrive, i7 } from './i7-redrives';
import { Ledger } from './ledger';
import type { Checker, Violation } from './promise';

/** The promises, in their order. */
export const PROMISES: readonly Checker[] = [i0, i1, i2, i3, i4, i5, i6, i7];

/** What a journal breaks, and what it says in the end. */
export interface Verdict {
  readonly violations: readonly Violation[];
  /** By the index of the entry that breaks them. */
  readonly byEntry: ReadonlyMap<number, readonly Violation[]>;
  readonly ledger: Ledger;
}

const NOTHING: readonly string[] = [];

/** Reads a journal by the rules of every promise. */
export function check(entries: readonly Entry[]): Verdict {
  const ledger = new Ledger();
  const byEntry = new Map<number, Violation[]>();
  const checkers = PROMISES.map(({ name, rules }) => ({ name, rules: rules() }));
  for (const [index, entry] of entries.entries()) {
    const broken: Violation[] = [];
    for (const { name: promise, rules } of checkers) {
      for (const what of apply(rules, entry, ledger) ?? NOTHING) {
        broken.push({ promise, what }, ...afterRedrive({ promise, what }, ledger));
      }
    }
    if (broken.length > 0) byEntry.set(index, broken);
    ledger.note(entry);
  }
  return { violations: [...byEntry.values()].flat(), byEntry, ledger };
}
