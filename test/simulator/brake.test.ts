import { type History, QUIET } from './history/history';
import { genuine, text } from './history/samples';
import { RARE_MISTAKES } from './planted/rare-mistakes';
import { isFound } from './search/is-found';
import { simulate } from './simulation/simulate';

/** Eight chats that write into an outage of three hours. */
const MANY_IN_OUTAGE: History = {
  ...QUIET,
  webhooks: Array.from({ length: 8 }, (_, index) => genuine([text(100 + index)], { atMs: 1 + index * 2_000 })),
  events: [{ atMs: 0, event: 'long-outage' }],
};

test('of many chats in an outage one asks at a time, and all are answered', async () => {
  const { violations, journal, ledger } = await simulate(MANY_IN_OUTAGE);
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ RepliesSent: 8 });
  expect(ledger.metrics.SendsHeld).toBeGreaterThan(100);
  expect(journal.entries.filter(({ kind }) => kind === 'send').length).toBeLessThan(8 * 30);
});

test.each(['keeps its brake to itself', 'goes on while all pause'] as const)(
  'a product that %s is found out',
  async (name) => {
    expect(await isFound(RARE_MISTAKES[name], MANY_IN_OUTAGE)).toBe(true);
  },
);
