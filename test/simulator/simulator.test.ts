import { QUIET } from './history/history';
import { genuine, text } from './history/samples';
import { shows } from './planted/mistake';
import { MISTAKES } from './planted/mistakes';
import { replay, search } from './search/search';
import { simulate } from './simulation/simulate';

/** `.ci/run` runs 2,000 more, on every processor. */
const RUNS = 300;
const SEED = 20_261_122;
/** What it finds first gets as short as it can be; others end with a fault or two more. */
const SEED_OF_A_SHORT_ONE = 2;
/** Enough for every mistake; most are found within two hundred. */
const RUNS_FOR_A_MISTAKE = 2_000;

test(`in ${RUNS} histories of faults no promise is broken`, async () => {
  const { failures, counts } = await search({ runs: RUNS, seed: SEED });
  expect(failures).toEqual([]);
  expect(counts.histories).toBe(RUNS);
  expect(Object.keys(counts.injected).length).toBeGreaterThan(20);
});

test('without faults every message is answered once', async () => {
  const history = { ...QUIET, webhooks: [genuine([text(0), text(1)])] };
  const { violations, ledger } = await simulate(history);
  expect(violations).toEqual([]);
  expect(ledger.metrics).toMatchObject({ MessagesAccepted: 2, RepliesSent: 2 });
});

test('the same history gives the same journal', async () => {
  const history = {
    ...QUIET,
    serviceFaults: [{ call: 9, length: 1, kind: 'crash-after' as const }],
    sendFaults: [{ call: 0, length: 1, kind: 'accepts-then-resets' as const }],
    webhooks: [genuine([text(0), text(2)], { copies: 2 })],
  };
  expect((await simulate(history)).journal.entries).toEqual((await simulate(history)).journal.entries);
});

test.each(Object.entries(MISTAKES))('a product that %s is found out', async (_, mistake) => {
  const endsAt = shows(mistake);
  const runs = RUNS_FOR_A_MISTAKE;
  const { seed = SEED } = mistake;
  const { failures } = await search({ runs, seed, mistake, endsAt, shrinks: false });
  expect(failures).toHaveLength(1);
});

test('what is found is made short, told, and found again by its path', async () => {
  const mistake = MISTAKES['does not count what another left in progress'];
  const [failure] = (await search({ runs: RUNS_FOR_A_MISTAKE, seed: SEED_OF_A_SHORT_ONE, mistake })).failures;
  expect(failure?.history).toMatchObject({
    webhooks: [{ items: [{ kind: 'message' }], copies: 1, retries: 0 }],
    serviceFaults: [],
    brownOuts: [],
    events: [],
  });
  expect(failure?.history.sendFaults).toHaveLength(1);
  expect(failure?.story.join('\n')).toMatch(/✗ I2: unknown outcomes: [12]; SendOutcomeUnknown says 0/);
  expect(await replay(SEED_OF_A_SHORT_ONE, failure?.path ?? '', mistake)).toEqual([failure]);
});
