import type { Checker } from './promise';

/** Of the contract with the sender, in milliseconds: an answer of a warm function, and the first answer of a new one. */
const ANSWER_WITHIN_MS = 1_500;
const FIRST_ANSWER_WITHIN_MS = 2_000;

export const i5: Checker = {
  name: 'I5',
  statement: 'every answer comes before the deadline, and nothing goes on behind it',
  rules: () => ({
    called: ({ target, isBehindAnswer }) => (isBehindAnswer ? [`${target} is called behind the answer`] : []),
    'ingest-ended': ({ ending, tookMs, wasCold }) => {
      const limitMs = wasCold ? FIRST_ANSWER_WITHIN_MS : ANSWER_WITHIN_MS;
      return ending !== 'died' && tookMs > limitMs ? [`an answer took ${tookMs} ms`] : [];
    },
  }),
};
