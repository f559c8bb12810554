import { type ChooseReply, replyByRules } from '../../../lambdas/processor/choose-reply';
import type { MessageItem } from '../../../lambdas/shared/message/queue-message';
import { median } from '../measuring/percentiles';
import { milliseconds, type Section } from '../measuring/table';
import { WORST_TEXTS } from './worst-texts';

const WORDS = 1_000;
const ROUNDS = 50;

/** Measures how long one message holds the processor that no rule of a thousand words fits. */
export function measureTexts(): Section {
  const words = Array.from({ length: WORDS }, (_, index) => `palabra ${index}`);
  const chooseReply = replyByRules({ rules: [{ contains: words, text: 'no' }], fallback: 'sí' });
  const rows = Object.entries(WORST_TEXTS).map(([what, text]) => {
    const tookMs = Array.from({ length: ROUNDS }, () => timeOf(chooseReply, text));
    return { what, figure: milliseconds(median(tookMs)) };
  });
  return {
    title: `One message and ${WORDS} words of rules, median of ${ROUNDS}`,
    rows,
    notes: [
      'Texts: the rules read the first 4,096 characters. A text that holds the processor holds the other chats of its batch too, so each must stay below 20 ms.',
    ],
  };
}

function timeOf(chooseReply: ChooseReply, text: string): number {
  const startedAt = performance.now();
  chooseReply({ content: { kind: 'text', text, choiceId: null } } as MessageItem, { isOpen: true });
  return performance.now() - startedAt;
}
