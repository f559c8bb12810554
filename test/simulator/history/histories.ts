import fc from 'fast-check';
import {
  BROWN_OUT_FAULTS,
  type BrownOut,
  EVENTS,
  type EventName,
  type Fault,
  type History,
  type HistoryEvent,
  REDRIVES,
  type Redrive,
  SEND_FAULTS,
  SERVICE_FAULTS,
  SERVICES,
} from './history';
import { NEXT_DAY_MS, webhook } from './webhooks';

function faults<Kind>(kinds: readonly Kind[], calls: number, most: number): fc.Arbitrary<Fault<Kind>[]> {
  const length = fc.oneof(
    { arbitrary: fc.constant(1), weight: 3 },
    { arbitrary: fc.integer({ min: 2, max: 6 }), weight: 1 },
  );
  const fault = fc.record({ call: fc.nat(calls), length, kind: fc.constantFrom(...kinds) });
  return fc.array(fault, { maxLength: most });
}

const brownOutOf = (...services: readonly BrownOut['service'][]): fc.Arbitrary<BrownOut> =>
  fc.record({
    service: fc.constantFrom(...services),
    kind: fc.constantFrom(...BROWN_OUT_FAULTS),
    fromMs: fc.oneof(fc.nat(500), fc.nat(60_000)),
    forMs: fc.oneof(fc.nat(3_000), fc.nat(10 * 60_000)),
  });

/** More of these, so that there is something to redrive. */
const MAKES_DEAD_LETTERS = ['http-400', 'http-400', 'http-400'] as const;

/** Those that take hundreds of attempts, and so much of the simulator's time, by how often they come in a thousand. */
const RARE: Partial<Record<EventName, number>> = { 'long-outage': 25, 'day-long-outage': 6, 'token-refused': 2 };

const eventName: fc.Arbitrary<EventName> = fc.oneof(
  { arbitrary: fc.constantFrom(...EVENTS.filter((name) => !(name in RARE))), weight: 967 },
  ...EVENTS.flatMap((name) => (name in RARE ? [{ arbitrary: fc.constant(name), weight: RARE[name] ?? 0 }] : [])),
);

const event: fc.Arbitrary<HistoryEvent> = fc.oneof(
  fc.record({
    atMs: fc.oneof(
      { arbitrary: fc.nat(3_000), weight: 4 },
      { arbitrary: fc.nat(15 * 60_000), weight: 4 },
      { arbitrary: fc.integer({ min: NEXT_DAY_MS, max: NEXT_DAY_MS + 60_000 }), weight: 1 },
    ),
    event: eventName,
  }),
  fc.record({
    atMs: fc.nat(100),
    duringSend: fc.nat(3),
    event: fc.oneof(fc.constantFrom('clock-forward', 'clock-back', 'visibility-expires'), eventName),
  }),
);

/** Of the command's calls, number 5 puts the first letter back, and number 6 deletes it. */
const redrive: fc.Arbitrary<Redrive> = fc.record(
  {
    by: fc.constantFrom(...REDRIVES),
    afterDeadLetter: fc.constantFrom(1, 1, 2, 3),
    afterMs: fc.oneof(fc.nat(200), fc.nat(10 * 60_000)),
    diesAtCall: fc.oneof({ arbitrary: fc.nat(9), weight: 1 }, { arbitrary: fc.integer({ min: 4, max: 7 }), weight: 2 }),
  },
  { requiredKeys: ['by', 'afterDeadLetter', 'afterMs'] },
);

const parts = {
  seed: fc.nat(),
  webhooks: fc.oneof(
    fc.array(webhook, { minLength: 1, maxLength: 2 }),
    fc.array(webhook, { minLength: 1, maxLength: 3 }),
  ),
  serviceFaults: faults(SERVICE_FAULTS, 50, 4),
  sendFaults: faults([...SEND_FAULTS, ...MAKES_DEAD_LETTERS], 5, 2),
  brownOuts: fc.oneof(
    { arbitrary: fc.constant([]), weight: 4 },
    { arbitrary: fc.array(brownOutOf(...SERVICES), { maxLength: 1 }), weight: 1 },
  ),
  events: fc.array(event, { maxLength: 3 }),
  redrives: fc.array(redrive, { maxLength: 2 }),
};

/** A webhook while secrets are being rotated, and panels and functions get to know it. */
const webhookInRotation = fc.record({ webhook, atMs: fc.nat(150_000) }).map(({ webhook: given, atMs }) => ({
  ...given,
  atMs,
  afterEvent: 0,
}));

/** A rotation that something comes in between, which would be rare if all went by chance. */
const rotation: fc.Arbitrary<History> = fc.record({
  ...parts,
  webhooks: fc.array(webhookInRotation, { minLength: 1, maxLength: 3 }),
  brownOuts: fc.array(brownOutOf('secretsmanager', 'AWSPREVIOUS'), { maxLength: 1 }),
  events: fc
    .tuple(
      fc.record({ atMs: fc.nat(3_000), event: fc.constant('rotation' as const) }),
      fc.array(event, { maxLength: 2 }),
    )
    .map(([first, more]) => [first, ...more]),
});

/** Histories, the simplest first; a failing one is shrunk to the shortest that still fails. */
export const histories: fc.Arbitrary<History> = fc.oneof(
  { arbitrary: fc.record(parts), weight: 12 },
  { arbitrary: rotation, weight: 1 },
);
