/**
 * What a request was made as: `genuine` must be let in, `forged` must not. `unclear` may be either: it holds what only the
 * owner of the secret can make, written in a way that a strict reader refuses.
 */
export type Verdict = 'genuine' | 'unclear' | 'forged';

const FROM_BEST_TO_WORST = ['genuine', 'unclear', 'forged'] as const;

/** What a request is that has all of these. */
export function worstOf(...verdicts: readonly Verdict[]): Verdict {
  return FROM_BEST_TO_WORST.findLast((verdict) => verdicts.includes(verdict)) ?? 'genuine';
}
