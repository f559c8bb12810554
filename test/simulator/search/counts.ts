import { createHash } from 'node:crypto';
import { apply, type ByKind } from '../journal/by-kind';
import { PROMISE_NAMES } from '../promises/promise';
import type { Result } from '../simulation/simulate';

type Tally = Readonly<Record<string, number>>;

/** How often things happened in one history, or in many. */
export interface Counts {
  readonly histories: number;
  /** Of all that was written into the journals: the same seed has the same, on whichever machine. */
  readonly digest: string;
  /** Virtual time that has passed. */
  readonly simulatedMs: number;
  /** How often each fault and event took place. */
  readonly injected: Tally;
  /** How often it met something that it could change. */
  readonly effective: Tally;
  readonly metrics: Tally;
  /** Histories that broke each promise. */
  readonly broken: Tally;
}

/** What there is to count in the journal of a history. */
export function countsOf({ journal: { entries }, ledger, violations }: Result): Counts {
  const broken = new Set(violations.map(({ promise }) => promise));
  return {
    histories: 1,
    digest: digestOf(JSON.stringify(entries)),
    simulatedMs: entries.at(-1)?.atMs ?? 0,
    injected: tallyOf(entries.map((entry) => apply(INJECTED, entry))),
    effective: tallyOf(entries.map((entry) => apply(EFFECTIVE, entry))),
    metrics: ledger.metrics,
    broken: tallyOf([...broken]),
  };
}

/** Adds up what several histories, or searches, came to. */
export function sumOf(counts: readonly Counts[]): Counts {
  const add = (one: Tally, other: Tally): Tally => {
    const sum: Record<string, number> = { ...one };
    for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
    return sum;
  };
  return counts.reduce(
    (sum, one) => ({
      histories: sum.histories + one.histories,
      digest: digestOf(sum.digest + one.digest),
      simulatedMs: sum.simulatedMs + one.simulatedMs,
      injected: add(sum.injected, one.injected),
      effective: add(sum.effective, one.effective),
      metrics: add(sum.metrics, one.metrics),
      broken: add(sum.broken, one.broken),
    }),
    { histories: 0, digest: '', simulatedMs: 0, injected: {}, effective: {}, metrics: {}, broken: {} },
  );
}

/** Whether a promise was broken, be it only once. */
export function hasFailed({ broken }: Counts): boolean {
  return PROMISE_NAMES.some((name) => (broken[name] ?? 0) > 0);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function tallyOf(names: readonly (string | undefined)[]): Tally {
  const tally: Record<string, number> = {};
  for (const name of names) if (name !== undefined) tally[name] = (tally[name] ?? 0) + 1;
  return tally;
}

const INJECTED: ByKind<string | undefined> = {
  called: ({ fault }) => fault,
  send: ({ fault }) => fault,
  event: ({ event }) => event,
};

const EFFECTIVE: ByKind<string | undefined> = {
  called: ({ isInBrownOut }) => (isInBrownOut ? 'brown-out' : undefined),
  send: ({ outage }) => outage,
  'event-met': ({ event }) => event,
  'secret-rotated': ({ isFirst }) => (isFirst ? 'rotation' : undefined),
  redriven: ({ by }) => by,
};
