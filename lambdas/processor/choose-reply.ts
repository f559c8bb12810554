import type { MessageItem } from '../shared/message/queue-message';
import { type Wording, wordingOf } from './normalise';
import { compile, type Replies, type Rule } from './replies';

/** What to answer to a message. The one place where that is decided. */
export type ChooseReply = (message: MessageItem) => string;

type Fits = (wording: Wording) => boolean;

interface CompiledRule {
  readonly fits: Fits;
  readonly text: string;
}

/** Rules read the beginning of a long text; nobody writes a question that long. */
const MAX_LENGTH_READ = 4_096;

/** Answers by `replies`: the first rule that fits, else the fallback; always the fallback when there are no words. */
export function replyByRules(replies: Replies): ChooseReply {
  const rules = replies.rules.map(compileRule);
  return ({ content }) => {
    const text = content.text?.slice(0, MAX_LENGTH_READ) ?? '';
    if (text === '') return replies.fallback;
    const wording = wordingOf(text);
    return rules.find((rule) => rule.fits(wording))?.text ?? replies.fallback;
  };
}

function compileRule(rule: Rule): CompiledRule {
  const contains = rule.anywhere === true ? containsAnywhere : containsWords;
  const tests = [
    ...list(rule.equals).map((word) => equals(wordingOf(word))),
    ...list(rule.contains).map((word) => contains(wordingOf(word))),
    ...list(rule.startsWith).map((word) => startsWith(wordingOf(word))),
    ...list(rule.matches).map(matches),
  ];
  return { fits: (wording) => tests.some((test) => test(wording)), text: rule.text };
}

function equals({ core }: Wording): Fits {
  return (text) => text.core === core;
}

function containsAnywhere({ core }: Wording): Fits {
  return ({ folded }) => folded.includes(core);
}

/** An emoji is no word, and stands where it likes. */
function containsWords(word: Wording): Fits {
  if (word.words === ' ') return containsAnywhere(word);
  return ({ words }) => words.includes(word.words);
}

function startsWith(word: Wording): Fits {
  if (word.words === ' ') return ({ folded }) => folded.trimStart().startsWith(word.core);
  return ({ words }) => words.startsWith(word.words);
}

function matches(source: string): Fits {
  const pattern = compile(source);
  return ({ plain }) => pattern?.matcher(plain).find() ?? false;
}

/** The texts of a condition: one, several, or none. */
export function list(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
