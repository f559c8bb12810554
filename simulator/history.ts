import fc from 'fast-check';

/** What can go wrong with one call of a function to an AWS service. */
export const SERVICE_FAULTS = [
  'crash-before',
  'crash-after',
  'request-lost',
  'reply-lost',
  'throttled',
  'server-error',
  'slow',
  'hangs',
] as const;

/** What can go wrong with one call to the send API. */
export const SEND_FAULTS = [
  'http-400',
  'http-401',
  'http-429',
  'http-500',
  'reset',
  'hangs-unsent',
  'accepts-then-resets',
  'accepts-and-hangs',
  'crash-before-send',
  'crash-after-send',
] as const;

/** What the world does by itself. */
export const WORLD_EVENTS = [
  'redrive',
  'rotation',
  'clock-forward',
  'clock-back',
  'outage',
  'visibility-expires',
  'cold-start',
] as const;

export type ServiceFault = (typeof SERVICE_FAULTS)[number];
export type SendFault = (typeof SEND_FAULTS)[number];
export type WorldEvent = (typeof WORLD_EVENTS)[number];

/** Call number `call` of all calls of all functions to one side, counted from 0, goes wrong. */
export interface Fault<Kind> {
  readonly call: number;
  readonly kind: Kind;
}

/** An entry of a webhook. The number stands for its id; a message's number also decides its chat. */
export type HistoryItem =
  | { readonly kind: 'message'; readonly number: number }
  | { readonly kind: 'status'; readonly number: number; readonly state: 'sent' | 'delivered' | 'read' }
  | { readonly kind: 'junk'; readonly number: number };

/** A webhook, and how its sender behaves. */
export interface HistoryWebhook {
  readonly atMs: number;
  readonly items: readonly HistoryItem[];
  /** Deliveries that start at the same time. */
  readonly copies: number;
  /** Further tries after an answer other than 2xx; some senders never try again. */
  readonly retries: number;
  readonly sender: 'genuine' | 'forger' | 'stranger';
}

/** Everything that decides a run of the simulator. */
export interface History {
  /** Decides latencies and jitter. */
  readonly seed: number;
  readonly webhooks: readonly HistoryWebhook[];
  readonly serviceFaults: readonly Fault<ServiceFault>[];
  readonly sendFaults: readonly Fault<SendFault>[];
  readonly events: readonly { readonly atMs: number; readonly event: WorldEvent }[];
}

const item: fc.Arbitrary<HistoryItem> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('message' as const), number: fc.nat(4) }), weight: 6 },
  {
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      number: fc.nat(1),
      state: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('junk' as const), number: fc.nat(1) }), weight: 1 },
);

const webhook: fc.Arbitrary<HistoryWebhook> = fc.record({
  atMs: fc.oneof(fc.nat(50), fc.nat(20_000)),
  items: fc.array(item, { minLength: 1, maxLength: 2 }),
  copies: fc.oneof({ arbitrary: fc.constant(1), weight: 4 }, { arbitrary: fc.constant(2), weight: 1 }),
  retries: fc.constantFrom(3, 0, 8),
  sender: fc.oneof(
    { arbitrary: fc.constant('genuine' as const), weight: 10 },
    { arbitrary: fc.constantFrom('forger' as const, 'stranger' as const), weight: 1 },
  ),
});

function faults<Kind>(kinds: readonly Kind[], calls: number, most: number): fc.Arbitrary<Fault<Kind>[]> {
  return fc.array(fc.record({ call: fc.nat(calls), kind: fc.constantFrom(...kinds) }), { maxLength: most });
}

const event = fc.record({
  atMs: fc.oneof(fc.nat(3_000), fc.nat(900_000)),
  event: fc.constantFrom(...WORLD_EVENTS),
});

/** Histories, the simplest first; a failing one is shrunk to the shortest that still fails. */
export const histories: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(),
  webhooks: fc.oneof(
    fc.array(webhook, { minLength: 1, maxLength: 2 }),
    fc.array(webhook, { minLength: 1, maxLength: 3 }),
  ),
  serviceFaults: faults(SERVICE_FAULTS, 40, 4),
  sendFaults: faults(SEND_FAULTS, 5, 2),
  events: fc.array(event, { maxLength: 2 }),
});
