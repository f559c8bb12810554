import { type History, SEND_FAULTS, SERVICE_FAULTS } from '../../simulator/history';
import { simulate } from '../../simulator/simulate';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Two messages of one chat and a status; the sender tries again. */
const history: History = {
  seed: 1,
  webhooks: [
    {
      atMs: 0,
      items: [
        { kind: 'message', number: 0, form: 'text' },
        { kind: 'message', number: 2, form: 'text' },
        { kind: 'status', number: 0, state: 'read' },
      ],
      copies: 1,
      retries: 8,
      sender: 'genuine',
    },
  ],
  serviceFaults: [],
  sendFaults: [],
  brownOuts: [],
  events: [],
  redrives: [],
};
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const at = <Kind>(call: number, kind: Kind) => ({ call, length: 1, kind });

/** What is broken when these faults come, and how many of them came. */
async function broken(faults: Partial<History>) {
  const { violations, injected } = await simulate({ ...history, ...faults });
  const count = Object.values(injected).reduce((sum, times) => sum + times, 0);
  return { violations: violations.map(({ what }) => what), injected: count };
}

let calls = { aws: 0, sendApi: 0 };

beforeAll(async () => {
  ({ calls } = await simulate(history));
});

test('without faults there are the calls of two messages and a status', () => {
  expect(calls.aws).toBeGreaterThan(20);
  expect(calls.sendApi).toBe(2);
});

test.each(SERVICE_FAULTS)(
  '%s at any one call to AWS breaks no promise',
  async (kind) => {
    for (const call of numbers(calls.aws)) {
      const result = await broken({ serviceFaults: [at(call, kind)] });
      expect({ call, ...result }).toEqual({ call, violations: [], injected: 1 });
    }
  },
  60_000,
);

test.each(SEND_FAULTS)(
  '%s at either send breaks no promise',
  async (kind) => {
    for (const call of numbers(calls.sendApi)) {
      const result = await broken({ sendFaults: [at(call, kind)] });
      expect({ call, ...result }).toEqual({ call, violations: [], injected: 1 });
    }
  },
  60_000,
);

test.each(['crash-before', 'crash-after'] as const)(
  '%s at any two calls to AWS breaks no promise',
  async (kind) => {
    for (const first of numbers(calls.aws)) {
      for (const second of numbers(calls.aws).filter((call) => call > first)) {
        const { violations } = await broken({ serviceFaults: [at(first, kind), at(second, kind)] });
        expect({ first, second, violations }).toEqual({ first, second, violations: [] });
      }
    }
  },
  120_000,
);
