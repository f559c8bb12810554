import { fingerprint } from '../../../lambdas/shared/message/fingerprint';
import { createReplyLedger } from '../../bench/load/reply-ledger';

const keyOf = (id: string) => fingerprint(`message:${id}`);

test('a message with one reply is in balance, and its time is that of the first reply', () => {
  const ledger = createReplyLedger();
  ledger.note(keyOf('A'), 12);
  expect(ledger.balance(['A'])).toEqual({ lost: 0, doubled: 0 });
  expect(ledger.firstReplyMs('A')).toBe(12);
});

test('a message without a reply is lost, and one with two is doubled', () => {
  const ledger = createReplyLedger();
  ledger.note(keyOf('TWICE'), 1);
  ledger.note(keyOf('TWICE'), 2);
  expect(ledger.balance(['TWICE', 'NEVER'])).toEqual({ lost: 1, doubled: 1 });
  expect(ledger.firstReplyMs('TWICE')).toBe(1);
  expect(ledger.firstReplyMs('NEVER')).toBeUndefined();
});
