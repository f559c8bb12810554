import { RE2JS } from 're2js';
import * as v from 'valibot';
import { withoutAccents, wordingOf } from './normalise';
import { because, RepliesError, refusalOf } from './replies-error';

/** `replies.json`: rules tried from top to bottom, and what to answer when none fits. */
export type Replies = v.InferOutput<typeof repliesSchema>;
/** A rule: one condition, and what is answered where it fits. */
export type Rule = Replies['rules'][number];

/** WhatsApp takes 4,096 characters of text in a message that is sent through an API. */
const MAX_REPLY_LENGTH = 4_096;
const CONDITIONS = ['equals', 'contains', 'startsWith', 'matches'] as const;

const replyText = v.pipe(
  v.string(because('text')),
  v.check((text) => text.trim() !== '', because('empty')),
  v.maxLength(MAX_REPLY_LENGTH, because('mostCharacters', { most: MAX_REPLY_LENGTH })),
);

const words = v.pipe(
  v.string(because('textOrTexts')),
  v.check((text) => wordingOf(text).core !== '', because('word')),
);
const pattern = v.pipe(
  v.string(because('patternOrPatterns')),
  v.check((text) => text !== '', because('empty')),
  // A backspace, which nobody writes: in JSON it is `\b` with one backslash.
  v.check((text) => !text.includes('\b'), because('backspace')),
  v.check((text) => compile(text) !== null, because('pattern')),
);
const trueOrFalse = v.optional(v.boolean(because('trueOrFalse')));
const listOf = (schema: v.GenericSchema<string>) => v.pipe(v.array(schema), v.minLength(1, because('emptyList')));
/** One text or a list of texts. The given value decides which of the two is checked, so that a problem is told once. */
const oneOrMore = (schema: v.GenericSchema<string>) =>
  v.optional(v.lazy((input): v.GenericSchema<string | string[]> => (Array.isArray(input) ? listOf(schema) : schema)));

/** A strict object has one message for three cases: an unknown key, a missing key, and another type. */
const ofKeys = (issue: v.BaseIssue<unknown>): string => {
  if (issue.expected === 'never') return because('unknownKey', {})(issue);
  return because(issue.received === 'undefined' ? 'missing' : 'object')(issue);
};

const rule = v.pipe(
  v.strictObject(
    {
      equals: oneOrMore(words),
      contains: oneOrMore(words),
      startsWith: oneOrMore(words),
      matches: oneOrMore(pattern),
      anywhere: trueOrFalse,
      text: replyText,
      handoff: trueOrFalse,
      silent: trueOrFalse,
    },
    ofKeys,
  ),
  v.check(
    (given) => CONDITIONS.filter((name) => given[name] !== undefined).length === 1,
    because('oneCondition', { names: CONDITIONS }),
  ),
  v.check((given) => given.anywhere === undefined || given.contains !== undefined, because('anywhere')),
  v.check((given) => !(given.handoff === true && given.silent === true), because('silentHandoff')),
);

const repliesSchema = v.strictObject(
  {
    rules: v.array(rule, because('ruleList')),
    fallback: replyText,
    fallbackWaits: trueOrFalse,
    closed: v.optional(replyText),
  },
  ofKeys,
);

/** The replies in `input` (the parsed JSON). @throws RepliesError that lists every problem and where it is. */
export function parseReplies(input: unknown): Replies {
  const result = v.safeParse(repliesSchema, input);
  if (result.success) return result.output;
  throw new RepliesError(result.issues.map(refusalOf));
}

/**
 * The regular expression in `source`, case and accents ignored, or null when it is not valid. The syntax is that of RE2,
 * without look-ahead and back-references, so that no text can make a pattern run for ever.
 */
export function compile(source: string): RE2JS | null {
  try {
    return RE2JS.compile(withoutAccents(source), RE2JS.CASE_INSENSITIVE);
  } catch {
    return null;
  }
}
