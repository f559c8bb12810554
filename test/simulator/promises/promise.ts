import type { ByKind } from '../journal/by-kind';
import type { Ledger } from './ledger';

export const PROMISE_NAMES = ['I0', 'I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7'] as const;
export type PromiseName = (typeof PROMISE_NAMES)[number];

/** A promise that is broken, and by what. */
export interface Violation {
  readonly promise: PromiseName;
  readonly what: string;
}

/** A violation, for people. */
export function textOf({ promise, what }: Violation): string {
  return `${promise}: ${what}`;
}

/** By kind of entry: what each of them breaks, in words. The ledger stands as it stood just before the entry. */
export type Rules = ByKind<Iterable<string>, [ledger: Ledger]>;

/** A promise of docs/en/reliability.md, and how it is checked. */
export interface Checker {
  readonly name: PromiseName;
  readonly statement: string;
  /** Begins a history. */
  readonly rules: () => Rules;
}
