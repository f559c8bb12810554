import { type Arrival, FOOTPRINT_OF, type PaidFootprint, type PaidOperation, PRICE_OF_OPERATION } from './footprints';

/** What arrives in a month. */
export interface Traffic {
  /** Different messages of customers. */
  readonly messages: number;
  /** Share of the messages that come a second time. */
  readonly duplicates: number;
  /** Delivery states that come for each reply. */
  readonly statuses: number;
}

/** How often each thing arrives; together they are the webhooks, with one item each. */
export type Arrivals = Readonly<Record<Arrival, number>>;

/** Counts what arrives. */
export function arrivalsOf({ messages, duplicates, statuses }: Traffic): Arrivals {
  return { message: messages, duplicate: messages * duplicates, status: messages * statuses };
}

/** All arrivals together. */
export function webhooksIn(arrivals: Arrivals): number {
  return arrivals.message + arrivals.duplicate + arrivals.status;
}

/** The sum over all arrivals of what `figure` gives for one. */
export function sumOver(arrivals: Arrivals, figure: (footprint: PaidFootprint, arrival: Arrival) => number): number {
  return (['message', 'duplicate', 'status'] as const).reduce(
    (sum, arrival) => sum + arrivals[arrival] * figure(FOOTPRINT_OF[arrival], arrival),
    0,
  );
}

/** Calls of the operations that are billed as `price`. */
export function callsBilledAs(price: (typeof PRICE_OF_OPERATION)[PaidOperation], arrivals: Arrivals): number {
  const operations = (Object.keys(PRICE_OF_OPERATION) as PaidOperation[]).filter(
    (operation) => PRICE_OF_OPERATION[operation] === price,
  );
  return sumOver(arrivals, ({ calls }) => operations.reduce((sum, operation) => sum + (calls[operation] ?? 0), 0));
}
