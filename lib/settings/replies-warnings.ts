import type { Replies } from '../../lambdas/processor/replies';
import type { Problem } from './problem';
import { promiseIn } from './promise-in';

/** What keeps no replies from being used, and yet leaves a customer waiting unheard, or without a way back to the bot. */
export function repliesWarnings({ rules, fallback, fallbackWaits = true }: Replies): readonly Problem[] {
  const ofRules = rules.flatMap(({ text, handoff = false, silent = false }, rule) =>
    handoff ? [] : promiseWarnings(text, ['rules', rule, 'text'], silent ? 'silent' : 'noHandoff'),
  );
  const ofFallback = fallbackWaits ? [] : promiseWarnings(fallback, ['fallback'], 'fallbackIsAnswer');
  return [...wayBackWarnings(rules), ...ofRules, ...ofFallback];
}

type Unheard = Extract<Problem, { readonly code: 'promise' }>['values']['because'];

function promiseWarnings(text: string, path: Problem['where']['path'], because: Unheard): readonly Problem[] {
  const phrase = promiseIn(text);
  return phrase === null ? [] : [{ code: 'promise', where: { in: 'replies.json', path }, values: { phrase, because } }];
}

function wayBackWarnings(rules: Replies['rules']): readonly Problem[] {
  const silencing = rules.findIndex(({ silent }) => silent === true);
  if (silencing === -1 || rules.some(({ silent }) => silent === false)) return [];
  return [{ code: 'noWayBack', where: { in: 'replies.json', path: ['rules', silencing] }, values: {} }];
}
