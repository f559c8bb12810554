import type { MessageItem } from '../shared/message/queue-message';
import { type Wording, wordingOf } from './normalise';
import { compile, type Replies, type Rule } from './replies';

/** What is answered to a message, and what that means for its chat. */
export interface Reply {
  readonly text: string;
  /** Why the customer waits for a person all the same; null when the text is the answer. */
  readonly waits: 'handoff' | 'fallback' | 'closed' | null;
  /** What the customer asks of the bot in this chat: to be silent, or to speak again. */
  readonly silent?: boolean;
}

/** What to answer to a message that is read at a time when the business is open, or is not. The one place where that is decided. */
export type ChooseReply = (message: MessageItem, at: { readonly isOpen: boolean }) => Reply;

type Fits = (wording: Wording) => boolean;

interface CompiledRule {
  readonly fits: Fits;
  readonly reply: Reply;
}

/** Rules read the beginning of a long text; nobody writes a question that long. */
const MAX_LENGTH_READ = 4_096;

/**
 * Answers by `replies`: the first rule that fits, else the fallback, or what is said instead of it while closed. When there are
 * no words, no rule fits.
 */
export function replyByRules(replies: Replies): ChooseReply {
  const rules = replies.rules.map(compileRule);
  return ({ content }, { isOpen }) => {
    const text = content.text?.slice(0, MAX_LENGTH_READ) ?? '';
    const wording = wordingOf(text);
    const rule = text === '' ? undefined : rules.find(({ fits }) => fits(wording));
    return rule?.reply ?? withoutRule(replies, isOpen);
  };
}

function withoutRule({ fallback, fallbackWaits = true, closed }: Replies, isOpen: boolean): Reply {
  if (!isOpen && closed !== undefined) return { text: closed, waits: 'closed' };
  return { text: fallback, waits: fallbackWaits ? 'fallback' : null };
}

function compileRule(rule: Rule): CompiledRule {
  const contains = rule.anywhere === true ? containsAnywhere : containsWords;
  const tests = [
    ...list(rule.equals).map((word) => equals(wordingOf(word))),
    ...list(rule.contains).map((word) => contains(wordingOf(word))),
    ...list(rule.startsWith).map((word) => startsWith(wordingOf(word))),
    ...list(rule.matches).map(matches),
  ];
  return { fits: (wording) => tests.some((test) => test(wording)), reply: replyOf(rule) };
}

function replyOf({ text, handoff = false, silent }: Rule): Reply {
  const reply: Reply = { text, waits: handoff ? 'handoff' : null };
  return silent === undefined ? reply : { ...reply, silent };
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
