import type { Ledger } from './ledger';
import type { Checker, Violation } from './promise';

/** It has no rules of its own: it reads the others' breaches. */
export const i7: Checker = { name: 'I7', statement: 'all of this holds after a redrive', rules: () => ({}) };

/** What a breach of another promise means for I7. */
export function afterRedrive({ promise, what }: Violation, { isRedriven }: Ledger): readonly Violation[] {
  return isRedriven ? [{ promise: 'I7', what: `${promise}: ${what}` }] : [];
}
