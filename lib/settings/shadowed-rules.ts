import { list } from '../../lambdas/processor/choose-reply';
import { wordingOf } from '../../lambdas/processor/normalise';
import type { Rule } from '../../lambdas/processor/replies';

/** A rule that never answers, and the rules above it that answer instead; by index. */
export interface ShadowedRule {
  readonly rule: number;
  readonly above: readonly number[];
}

/** One of the texts that a rule looks for, in the forms that are compared. */
interface Condition {
  readonly kind: 'equals' | 'contains' | 'anywhere' | 'startsWith' | 'matches';
  readonly core: string;
  readonly words: string;
}

/** The rules that never answer, because each of their texts is found by a rule above. Of patterns only the same one is seen. */
export function shadowedRules(rules: readonly Rule[]): readonly ShadowedRule[] {
  const conditions = rules.map(conditionsOf);
  return conditions.flatMap((ofRule, rule) => {
    const above = ofRule.map((later) =>
      conditions.slice(0, rule).findIndex((earlier) => earlier.some((condition) => finds(condition, later))),
    );
    return above.includes(-1) ? [] : [{ rule, above: [...new Set(above)].sort((a, b) => a - b) }];
  });
}

function conditionsOf(rule: Rule): readonly Condition[] {
  const wordsOf = (kind: Condition['kind'], given: Rule['equals']) =>
    list(given).map((text): Condition => {
      const { core, words } = wordingOf(text);
      return { kind: kind === 'contains' && words === ' ' ? 'anywhere' : kind, core, words };
    });
  return [
    ...wordsOf('equals', rule.equals),
    ...wordsOf(rule.anywhere === true ? 'anywhere' : 'contains', rule.contains),
    ...wordsOf('startsWith', rule.startsWith),
    ...list(rule.matches).map((text): Condition => ({ kind: 'matches', core: text, words: ' ' })),
  ];
}

/** Whether every message that fits `later` fits `earlier` too, as far as their texts tell. */
function finds(earlier: Condition, later: Condition): boolean {
  if (earlier.kind === later.kind && earlier.core === later.core) return true;
  switch (earlier.kind) {
    case 'anywhere':
      if (later.kind === 'equals' || later.kind === 'anywhere') return later.core.includes(earlier.core);
      // Between words a message may have other marks than the rule.
      return /^[\p{L}\p{N}]+$/u.test(earlier.core) && later.words.includes(earlier.core);
    case 'contains':
      return later.kind !== 'anywhere' && later.words.includes(earlier.words);
    case 'startsWith':
      return isBeginning(later.kind) && earlier.words !== ' ' && later.words.startsWith(earlier.words);
    case 'equals':
    case 'matches':
      return false;
  }
}

function isBeginning(kind: Condition['kind']): boolean {
  return kind === 'equals' || kind === 'startsWith';
}
