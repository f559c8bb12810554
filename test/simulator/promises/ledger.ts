import { messageKeyOf } from '../../../lambdas/shared/telemetry/log-keys';
import type { MetricName } from '../../../lambdas/shared/telemetry/metric-names';
import { expectationOf } from '../history/items';
import { apply, type ByKind } from '../journal/by-kind';
import type { Entry, EntryOf } from '../journal/entry';
import { BrakeLedger } from './brake-ledger';
import { CallLedger } from './call-ledger';
import { QueueLedger } from './queue-ledger';
import { SendLedger } from './send-ledger';
import { StateLedger } from './state-ledger';

/** A lease of the ingest function, and the 30 s in which a secret is not read again, with time to spare. */
const QUIET_AFTER_MS = 40_000;

/** What the journal says up to a point: where everything is, and what went wrong. */
export class Ledger {
  readonly queues = new QueueLedger();
  readonly sends = new SendLedger();
  readonly calls = new CallLedger();
  readonly states = new StateLedger();
  readonly brakes = new BrakeLedger();
  readonly metrics: Partial<Record<MetricName, number>> = {};
  /** Keys of the items of every webhook that was answered 200. */
  readonly acknowledged = new Set<string>();
  /** Keys of what must never get in. */
  readonly forbidden = new Set<string>();
  /** Whether the functions' clock was ever set. */
  hasClockJumped = false;
  /** Whether a redrive has moved something. */
  isRedriven = false;
  /** When something went on last that may keep a message from its end. */
  lastTroubleMs = 0;
  #lastFaultMs = Number.NEGATIVE_INFINITY;
  /** Of the log: replies skipped with their reasons. */
  readonly #toldInLog = new Set<string>();
  readonly #notes: ByKind<void> = {
    posted: ({ sender, keys, atMs }) => {
      this.lastTroubleMs = atMs;
      if (sender !== 'genuine') for (const key of keys) this.forbidden.add(key);
    },
    answered: (entry) => {
      if (isAcknowledged(entry)) for (const key of entry.keys) this.acknowledged.add(key);
    },
    event: ({ event }) => {
      this.hasClockJumped ||= event === 'clock-forward' || event === 'clock-back';
    },
    redriven: () => {
      this.isRedriven = true;
    },
    'redrive-ended': ({ atMs }) => {
      this.lastTroubleMs = atMs;
    },
    counted: ({ metric, by }) => {
      this.metrics[metric] = (this.metrics[metric] ?? 0) + by;
    },
    logged: ({ message, fields: { messageKey, reason } }) => {
      this.#toldInLog.add(
        message === 'reply skipped' ? `${message} ${messageKey} ${reason}` : `${message} ${messageKey}`,
      );
    },
  };

  /** Takes an entry down. */
  note(entry: Entry): void {
    const { queues, sends, calls, states, brakes } = this;
    for (const { notes } of [queues, sends, calls, states, brakes]) apply(notes, entry);
    apply(this.#notes, entry);
    if (apply(IS_FAULT, entry) === true) this.#lastFaultMs = this.lastTroubleMs = entry.atMs;
  }

  /** Whether nothing has gone wrong for so long, at this entry, that a genuine webhook must get in. */
  isQuietAt({ atMs }: Entry): boolean {
    return !this.hasClockJumped && atMs - this.#lastFaultMs > QUIET_AFTER_MS;
  }

  /** Whether nothing has ever gone wrong. */
  get isUntroubled(): boolean {
    return this.#lastFaultMs === Number.NEGATIVE_INFINITY;
  }

  /** Whether that has become of the item with this key what must, or it is a dead letter. */
  hasEnded(key: string): boolean {
    if (this.queues.isDeadLetter(key)) return true;
    const expected = expectationOf(key);
    switch (expected.kind) {
      case 'answered':
        return this.sends.deliveriesOf(key) > 0;
      case 'skipped':
        return this.#toldInLog.has(`reply skipped ${messageKeyOf(key)} ${expected.reason}`);
      case 'counted':
        return this.states.has(key);
      case 'dead-lettered':
        return false;
    }
  }
}

/** Whether a genuine webhook was answered 200. */
export function isAcknowledged({ sender, status }: EntryOf<'answered'>): boolean {
  return sender === 'genuine' && status === 200;
}

const IS_FAULT: ByKind<boolean> = {
  called: ({ fault }) => fault !== undefined,
  send: ({ fault, outage }) => fault !== undefined || outage !== undefined,
  event: () => true,
  'event-met': () => true,
  'secret-rotated': () => true,
  redriven: () => true,
};
