import { MISTAKES } from './mistakes';
import { replay, search } from './search';
import { simulate } from './simulate';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** `.ci/run` runs 2,000 more, on every processor. */
const RUNS = 300;
const SEED = 20_261_122;
/** Enough for every mistake; most are found within two hundred. */
const RUNS_FOR_A_MISTAKE = 2_000;

const QUIET = { seed: 1, serviceFaults: [], sendFaults: [], brownOuts: [], events: [], redrives: [] };
const message = (number: number) => ({ kind: 'message' as const, number, form: 'text' as const });
const webhook = { atMs: 0, copies: 1, retries: 3, sender: 'genuine' as const };

test(`in ${RUNS} histories of faults no promise is broken`, async () => {
  const { failures, histories, injected } = await search({ runs: RUNS, seed: SEED });
  expect(failures).toEqual([]);
  expect(histories).toBe(RUNS);
  expect(Object.keys(injected).length).toBeGreaterThan(20);
}, 300_000);

test('without faults every message is answered once', async () => {
  const history = { ...QUIET, webhooks: [{ ...webhook, items: [message(0), message(1)] }] };
  const { violations, metrics } = await simulate(history);
  expect(violations).toEqual([]);
  expect(metrics).toMatchObject({ MessagesAccepted: 2, RepliesSent: 2 });
});

test('the same history gives the same result', async () => {
  const serviceFaults = [{ call: 9, length: 1, kind: 'crash-after' as const }];
  const sendFaults = [{ call: 0, length: 1, kind: 'accepts-then-resets' as const }];
  const history = {
    ...QUIET,
    serviceFaults,
    sendFaults,
    webhooks: [{ ...webhook, copies: 2, items: [message(0), message(2)] }],
  };
  expect(await simulate(history)).toEqual(await simulate(history));
});

test.each(Object.entries(MISTAKES))(
  'a product that %s is found out',
  async (_, mistake) => {
    const [failure] = (await search({ runs: RUNS_FOR_A_MISTAKE, seed: SEED, mistake, shrinks: false })).failures;
    const broken = failure?.violations.map(({ invariant, what }) => `${invariant}: ${what}`);
    expect(broken).toContainEqual(expect.stringMatching(new RegExp(`^(I7: )?${mistake.breaks}: `)));
    const [again] = await replay(SEED, failure?.path ?? '', mistake);
    expect(again?.history).toEqual(failure?.history);
  },
  300_000,
);
