import type { MessageItem } from '../shared/message/queue-message';
import { comparable, normalise, withoutAccents } from './normalise';
import { compile, type Replies } from './replies';

/** What to answer to a message. The one place where that is decided. */
export type ChooseReply = (message: MessageItem) => string;

/** The beginning of a message in the forms that rules look at, made once for all of them. */
interface Wording {
  readonly plain: string;
  readonly comparable: string;
}

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
    const plain = withoutAccents(text);
    const wording = { plain, comparable: comparable(plain) };
    return rules.find((rule) => rule.fits(wording))?.text ?? replies.fallback;
  };
}

function compileRule(rule: Replies['rules'][number]): CompiledRule {
  const words = (given: string | readonly string[] | undefined, fits: (text: string, word: string) => boolean) =>
    list(given)
      .map(normalise)
      .map(
        (word): Fits =>
          (wording) =>
            fits(wording.comparable, word),
      );
  const tests = [
    ...words(rule.equals, (text, word) => text === word),
    ...words(rule.contains, (text, word) => text.includes(word)),
    ...words(rule.startsWith, (text, word) => text.startsWith(word)),
    ...list(rule.matches).map((source): Fits => {
      const pattern = compile(source);
      return ({ plain }) => pattern?.matcher(plain).find() ?? false;
    }),
  ];
  return { fits: (wording) => tests.some((test) => test(wording)), text: rule.text };
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
