import { fingerprint } from '../../../lambdas/shared/message/fingerprint';
import { loadRows } from '../../bench/load/load-rows';
import { createReplyLedger } from '../../bench/load/reply-ledger';
import type { Delivery } from '../../bench/load/sender';

const delivery = (id: string, takenMs: number | null, sentAgain: Partial<Delivery> = {}): Delivery => ({
  id,
  dueMs: 0,
  takenMs,
  deferrals: 0,
  hangUps: 0,
  ...sentAgain,
});

function figures(...deliveries: readonly Delivery[]) {
  const ledger = createReplyLedger();
  for (const id of ['REPLIED', 'GIVEN UP, YET REPLIED TWICE', 'GIVEN UP, YET REPLIED TWICE']) {
    ledger.note(fingerprint(`message:${id}`), 30);
  }
  return Object.fromEntries(loadRows(deliveries, ledger).map(({ what, figure }) => [what, figure]));
}

test('an acknowledged message without a reply is lost, and one that the sender gave up is not', () => {
  expect(figures(delivery('REPLIED', 10), delivery('NEVER REPLIED', 20), delivery('GIVEN UP', null))).toMatchObject({
    'given up by the sender / of these answered': '1 / 0',
    'messages / lost / doubled': '3 / 1 / 0',
    'acknowledged (200), max': '20.0 ms',
    'acknowledged per second': '100.0',
  });
});

test('a message with two replies is doubled, also when the sender gave it up', () => {
  expect(figures(delivery('REPLIED', 10), delivery('GIVEN UP, YET REPLIED TWICE', null))).toMatchObject({
    'given up by the sender / of these answered': '1 / 1',
    'messages / lost / doubled': '2 / 0 / 1',
  });
});

test('what was sent again is counted by its reason', () => {
  expect(figures(delivery('REPLIED', 10, { deferrals: 2, hangUps: 3 }))).toMatchObject({
    'answered 503 or connection lost: sent again': '2',
    'not answered within 2 s: cut off and sent again': '3',
  });
});
