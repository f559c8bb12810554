import { expectationOf } from '../history/items';
import type { EntryOf } from '../journal/entry';
import { checkBrake } from './i3-brake';
import { checkRetries } from './i3-retries';
import type { Ledger } from './ledger';
import type { Checker } from './promise';
import { GIVES_UP_AFTER, MOST_UNKNOWN, SQS_GIVES_UP_AFTER } from './retry-times';

/** When nothing goes wrong any more: the longest wait, the visibility timeout, a lease by a wrong clock, a wait again. */
const END_WITHIN_MS = 60 * 60_000;

const METRIC_OF_STATE = [
  ['sent', 'StatusSent'],
  ['delivered', 'StatusDelivered'],
  ['read', 'StatusRead'],
] as const;

export const i3: Checker = {
  name: 'I3',
  statement: 'every queued message comes to its end in time, and is retried when it should be',
  rules: () => ({
    sent: checkDeadLetter,
    send: function* (entry, ledger) {
      const key = ledger.sends.keyOf(entry);
      if (key !== undefined && expectationOf(key).kind !== 'answered') yield `${key} was answered`;
      yield* checkBrake(entry, ledger);
    },
    'processor-ended': function* (entry, ledger) {
      if (entry.ending === 'timed-out') yield 'the processor ran into its timeout';
      if (entry.ending !== 'returned') return;
      yield* checkFinished(entry, ledger);
      yield* checkRetries(entry, ledger);
    },
    'at-rest': checkAtRest,
  }),
};

/** A new dead letter: nothing could come of it, or it was tried often enough. */
function* checkDeadLetter({ queue, key, isNew, by }: EntryOf<'sent'>, { queues, sends }: Ledger): Generator<string> {
  if (queue !== 'dead-letters' || !isNew) return;
  const { kind } = expectationOf(key);
  if (kind === 'dead-lettered') return;
  if (by === undefined) {
    const receives = queues.find(key)?.receives ?? 0;
    if (receives < SQS_GIVES_UP_AFTER) yield `${key} was given up by SQS after ${receives} receives`;
    return;
  }
  const last = sends.lastOf(key, by);
  const wasRejected = last !== undefined && sends.isRejected(key, last);
  const tries = sends.triesOf(key).most;
  const isOver = wasRejected || tries >= GIVES_UP_AFTER || sends.doubtsOf(key) >= MOST_UNKNOWN;
  if (kind !== 'answered' || !isOver) yield `${key} was given up after ${tries} attempts`;
  if (last !== undefined && sends.waitsForToken(key, last)) {
    yield `${key} was given up because its token was refused, which only the operator can mend`;
  }
}

/** What the processor says is done. */
function* checkFinished({ messages, failed, atMs }: EntryOf<'processor-ended'>, ledger: Ledger): Generator<string> {
  for (const { key, messageId } of messages) {
    if (failed.includes(messageId)) continue;
    if (!ledger.hasEnded(key) && ledger.queues.find(key, messageId) === undefined) {
      yield `${key} was finished, neither answered nor skipped nor dead-lettered`;
    }
    const tookMs = atMs - ledger.lastTroubleMs;
    if (tookMs > END_WITHIN_MS) yield `${key} ended ${tookMs} ms after the last trouble`;
  }
}

function* checkAtRest({ isIdle }: EntryOf<'at-rest'>, ledger: Ledger): Generator<string> {
  const { queues, states, acknowledged, metrics, isUntroubled } = ledger;
  const waiting = queues.messages.size;
  if (!isIdle || waiting > 0) yield `${waiting} messages are in the queue for ever`;
  for (const key of queues.keysTaken) {
    if (acknowledged.has(key) || ledger.hasEnded(key)) continue;
    yield `${key} is neither answered, nor skipped for its reason, nor a dead letter`;
  }
  for (const [state, metric] of METRIC_OF_STATE) {
    const reached = states.reached(state);
    const counted = metrics[metric] ?? 0;
    // What a function counted before it died, or before its answer was lost, is lost with it.
    if (counted > reached || (isUntroubled && counted < reached))
      yield `${reached} messages ${state}, ${counted} counted`;
  }
}
