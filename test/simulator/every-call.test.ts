import { type History, QUIET, SEND_FAULTS, SERVICE_FAULTS } from './history/history';
import { genuine, text } from './history/samples';
import { shows } from './planted/mistake';
import { RARE_MISTAKES } from './planted/rare-mistakes';
import { countsOf } from './search/counts';
import { type Result, simulate } from './simulation/simulate';

/** As often as the SDK tries, so that the call fails for good. */
const LENGTHS = [1, 3];

const SMALL: History = {
  ...QUIET,
  webhooks: [genuine([text(0), text(2), { kind: 'status', number: 0, state: 'read' }])],
};

/** The first reply is refused, and redriven beside something that was not understood. */
const WITH_REDRIVE: History = {
  ...SMALL,
  webhooks: SMALL.webhooks.map((webhook) => ({ ...webhook, items: [...webhook.items, { kind: 'junk', number: 0 }] })),
  sendFaults: [{ call: 0, length: 1, kind: 'http-400' }],
  redrives: [{ by: 'redrive-by-command', afterDeadLetter: 2, afterMs: 1_000 }],
};

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

/** What a history must come to, whatever goes wrong in it: nothing is broken, and every item is acknowledged. */
const whole = (history: History) => ({
  violations: [],
  acknowledged: history.webhooks.flatMap(({ items }) => items).length,
});

function summary({ violations, ledger }: Result) {
  return { violations: violations.map(({ what }) => what), acknowledged: ledger.acknowledged.size };
}

function callsOf({ journal }: Result) {
  const count = (kind: 'called' | 'send') => journal.entries.filter((entry) => entry.kind === kind).length;
  return { aws: count('called'), sendApi: count('send') };
}

let calls: ReturnType<typeof callsOf>;
let callsWithRedrive: ReturnType<typeof callsOf>;

beforeAll(async () => {
  calls = callsOf(await simulate(SMALL));
  callsWithRedrive = callsOf(await simulate(WITH_REDRIVE));
});

test('without faults everything is answered, also what was refused at first', async () => {
  for (const history of [SMALL, WITH_REDRIVE]) {
    const result = await simulate(history);
    expect(summary(result)).toEqual(whole(history));
    expect(result.ledger.metrics).toMatchObject({ RepliesSent: 2 });
  }
  expect(calls.aws).toBeGreaterThan(15);
  expect(callsWithRedrive.aws).toBeGreaterThan(35);
});

test.each(SERVICE_FAULTS)('%s at any one call to AWS, once and for good, breaks no promise', async (kind) => {
  for (const length of LENGTHS) {
    for (const call of numbers(callsWithRedrive.aws)) {
      const result = await simulate({ ...WITH_REDRIVE, serviceFaults: [{ call, length, kind }] });
      expect({ call, length, ...summary(result) }).toEqual({ call, length, ...whole(WITH_REDRIVE) });
      expect(countsOf(result).injected[kind]).toBeGreaterThanOrEqual(1);
    }
  }
});

test.each([
  RARE_MISTAKES['takes a dead letter that was not stored for one that was'],
  RARE_MISTAKES['takes a letter that was not put back for one that was'],
])('a call that fails for good breaks a product that does not see it (%#)', async (mistake) => {
  const found = [];
  for (const call of numbers(callsWithRedrive.aws)) {
    const serviceFaults = [{ call, length: 3, kind: 'throttled' as const }];
    const { violations } = await simulate({ ...WITH_REDRIVE, serviceFaults }, mistake);
    found.push(violations.some(shows(mistake)));
  }
  expect(found).toContain(true);
});

test.each(SEND_FAULTS)('%s at either send breaks no promise', async (kind) => {
  for (const call of numbers(calls.sendApi)) {
    const result = await simulate({ ...SMALL, sendFaults: [{ call, length: 1, kind }] });
    expect({ call, ...summary(result) }).toEqual({ call, ...whole(SMALL) });
    expect(countsOf(result).injected[kind]).toBe(1);
  }
});

test.each(['crash-before', 'crash-after'] as const)('%s at any two calls to AWS breaks no promise', async (kind) => {
  for (const first of numbers(calls.aws)) {
    for (const second of numbers(calls.aws).filter((call) => call > first)) {
      const serviceFaults = [first, second].map((call) => ({ call, length: 1, kind }));
      const result = await simulate({ ...SMALL, serviceFaults });
      expect({ first, second, ...summary(result) }).toEqual({ first, second, ...whole(SMALL) });
    }
  }
});
