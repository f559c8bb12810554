import type { MessageItem } from '../shared/message/queue-message';
import { normalise, withoutAccents } from './normalise';
import { compile, type Replies } from './replies';

/** What to answer to a message. The one place where that is decided. */
export type ChooseReply = (message: MessageItem) => string;

type Fits = (text: string) => boolean;

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
    return rules.find((rule) => text !== '' && rule.fits(text))?.text ?? replies.fallback;
  };
}

function compileRule(rule: Replies['rules'][number]): CompiledRule {
  const tests = [
    ...list(rule.equals)
      .map(normalise)
      .map(
        (word): Fits =>
          (text) =>
            normalise(text) === word,
      ),
    ...list(rule.contains)
      .map(normalise)
      .map(
        (word): Fits =>
          (text) =>
            normalise(text).includes(word),
      ),
    ...list(rule.startsWith)
      .map(normalise)
      .map(
        (word): Fits =>
          (text) =>
            normalise(text).startsWith(word),
      ),
    ...list(rule.matches).map((source): Fits => {
      const pattern = compile(source);
      return (text) => pattern?.matcher(withoutAccents(text)).find() ?? false;
    }),
  ];
  return { fits: (text) => tests.some((test) => test(text)), text: rule.text };
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
