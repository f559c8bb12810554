import { RE2JS } from 're2js';
import * as v from 'valibot';
import { normalise, withoutAccents } from './normalise';

/** `replies.json`: rules tried from top to bottom, and what to answer when none fits. */
export type Replies = v.InferOutput<typeof repliesSchema>;

/** `replies.json` can't be used; the message lists every problem. */
export class RepliesError extends Error {
  readonly code = 'REPLIES';

  constructor(readonly problems: readonly string[]) {
    super(`replies.json is not usable:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'RepliesError';
  }
}

/** WhatsApp takes 4,096 characters of text in a message that is sent through an API. */
const MAX_REPLY_LENGTH = 4_096;
const CONDITIONS = ['equals', 'contains', 'startsWith', 'matches'] as const;

const replyText = v.pipe(
  v.string('must be text'),
  v.check((text) => text.trim() !== '', 'must not be empty'),
  v.maxLength(MAX_REPLY_LENGTH, `must have at most ${MAX_REPLY_LENGTH} characters`),
);

const words = v.pipe(
  v.string('must be text, or a list of texts'),
  v.check((text) => normalise(text) !== '', 'must hold a word'),
);
const pattern = v.pipe(
  v.string('must be a regular expression, or a list of them'),
  v.check((text) => text !== '', 'must not be empty'),
  v.check((text) => compile(text) !== null, 'must be a regular expression of RE2 (no look-ahead, no back-references)'),
);
const listOf = (schema: v.GenericSchema<string>) =>
  v.pipe(v.array(schema), v.minLength(1, 'must not be an empty list'));
/** One text or a list; which of the two is decided by what is there, so that a problem is told of that one only. */
const oneOrMore = (schema: v.GenericSchema<string>) =>
  v.optional(v.lazy((input): v.GenericSchema<string | string[]> => (Array.isArray(input) ? listOf(schema) : schema)));

const rule = v.pipe(
  v.strictObject({
    equals: oneOrMore(words),
    contains: oneOrMore(words),
    startsWith: oneOrMore(words),
    matches: oneOrMore(pattern),
    text: replyText,
  }),
  v.check(
    (given) => CONDITIONS.filter((name) => given[name] !== undefined).length === 1,
    `must have exactly one of ${CONDITIONS.join(', ')}`,
  ),
);

const repliesSchema = v.strictObject({ rules: v.array(rule, 'must be a list of rules'), fallback: replyText });

/** The replies in `input` (the parsed JSON). @throws RepliesError that lists every problem and where it is. */
export function parseReplies(input: unknown): Replies {
  const result = v.safeParse(repliesSchema, input);
  if (result.success) return result.output;
  throw new RepliesError(result.issues.map(problemOf));
}

/**
 * The regular expression in `source`, case and accents ignored, or null when it is none. RE2's syntax: no look-ahead and no
 * back-references, and in return no text, whoever sends it, can make a pattern run for ever.
 */
export function compile(source: string): RE2JS | null {
  try {
    return RE2JS.compile(withoutAccents(source), RE2JS.CASE_INSENSITIVE);
  } catch {
    return null;
  }
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const steps = issue.path?.map(({ key }) => (typeof key === 'number' ? `#${key + 1}` : String(key)));
  return `${steps?.join(' ') ?? 'the file'}: ${messageOf(issue)}`;
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message;
  if (issue.expected === 'never') return 'is not known here';
  return issue.received === 'undefined' ? 'is missing' : 'must be an object';
}
