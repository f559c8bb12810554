import { expectationOf } from '../history/items';
import { isAcknowledged } from './ledger';
import type { Checker } from './promise';
import { REPLY_TEXT } from './reply-text';

export const i1: Checker = {
  name: 'I1',
  statement: 'what was answered 2xx is queued, dead-lettered or answered, and stays so',
  rules: () => ({
    answered: (entry, { queues, states }) =>
      (isAcknowledged(entry) ? entry.keys : [])
        .filter((key) => !queues.keysTaken.has(key) && !states.has(key))
        .map((key) => `${key} was acknowledged and is nowhere`),
    send: (entry, { sends }) => {
      const { to, text } = entry;
      const key = sends.keyOf(entry);
      const expected = expectationOf(key ?? '');
      if (key === undefined || expected.kind !== 'answered') return [];
      const isRight = to === expected.chat.split('@')[0] && text === REPLY_TEXT;
      return isRight ? [] : [`the answer to ${key} went to ${to}: ${text}`];
    },
    'at-rest': (_, ledger) =>
      [...ledger.acknowledged]
        .filter((key) => !ledger.hasEnded(key))
        .map((key) => `${key} is neither answered, nor skipped for its reason, nor a dead letter`),
  }),
};
