import fc from 'fast-check';
import { type HistoryItem, type HistoryWebhook, INTRUDERS, MESSAGE_FORMS, type Sender } from './history';

const HOUR_MS = 60 * 60_000;
/** The previous secret is accepted for a day; this is safely later, also by a clock that is wrong. */
export const NEXT_DAY_MS = 26 * HOUR_MS;

const text: fc.Arbitrary<HistoryItem> = fc.record({
  kind: fc.constant('message' as const),
  number: fc.nat(4),
  form: fc.constant('text' as const),
});

const item: fc.Arbitrary<HistoryItem> = fc.oneof(
  { arbitrary: text, weight: 12 },
  {
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      number: fc.nat(4),
      form: fc.constantFrom(...MESSAGE_FORMS),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      number: fc.constant(0),
      state: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('junk' as const), number: fc.nat(1) }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('stub' as const), number: fc.nat(4) }), weight: 1 },
);

/** Several messages of one chat, so that an invocation has more to do than it has time for. */
const burst: fc.Arbitrary<HistoryItem[]> = fc
  .constantFrom(3, 8)
  .map((count) => Array.from({ length: count }, (_, index) => ({ kind: 'message', number: 2 * index, form: 'text' })));

/** More items than the ingest function takes in the usual way; what is not answered costs the simulator least. */
const large: fc.Arbitrary<HistoryItem[]> = fc.constant(
  Array.from({ length: 105 }, (_, number) => ({ kind: 'message', number, form: 'own' })),
);

const sender: fc.Arbitrary<Sender> = fc.oneof(
  { arbitrary: fc.constant('genuine' as const), weight: 8 },
  { arbitrary: fc.constantFrom(...INTRUDERS), weight: 1 },
);

/** Webhooks of all kinds, the simplest first. */
export const webhook: fc.Arbitrary<HistoryWebhook> = fc.record(
  {
    atMs: fc.oneof(
      fc.nat(50),
      fc.nat(20_000),
      fc.nat(20 * 60_000),
      fc.integer({ min: NEXT_DAY_MS, max: 27 * HOUR_MS }),
    ),
    afterEvent: fc.nat(2),
    items: fc.oneof(
      { arbitrary: fc.array(item, { minLength: 1, maxLength: 2 }), weight: 300 },
      { arbitrary: burst, weight: 20 },
      { arbitrary: large, weight: 1 },
    ),
    copies: fc.oneof({ arbitrary: fc.constant(1), weight: 4 }, { arbitrary: fc.constant(2), weight: 1 }),
    retries: fc.constantFrom(3, 0, 8),
    sender,
  },
  { requiredKeys: ['atMs', 'items', 'copies', 'retries', 'sender'] },
);
