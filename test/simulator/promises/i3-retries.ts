import type { EntryOf, GivenMessage } from '../journal/entry';
import type { Ledger } from './ledger';
import { GIVES_UP_AFTER, retrySeconds } from './retry-times';

type Batch = EntryOf<'processor-ended'>;

/** After so long an invocation may have no time left for another message, and puts it off for a second. */
const MAY_PUT_OFF_AFTER_MS = 19_000;

/** What of I3 the messages say that come back: all of a group wait as long as the first that failed. */
export function* checkRetries(batch: Batch, ledger: Ledger): Generator<string> {
  const groups = new Map<string, GivenMessage[]>();
  for (const message of batch.messages.filter(({ messageId }) => batch.failed.has(messageId))) {
    groups.set(message.group, [...(groups.get(message.group) ?? []), message]);
  }
  for (const [first, ...rest] of groups.values()) {
    if (first !== undefined) yield* checkGroup(first, [first, ...rest], batch, ledger);
  }
}

function* checkGroup(first: GivenMessage, group: readonly GivenMessage[], batch: Batch, ledger: Ledger) {
  const asked = ledger.sends.lastOf(first.key, batch.invocation)?.retryAfterSeconds;
  const { least, most } = retrySeconds(first.receiveCount, asked);
  for (const message of group) {
    const waits = waitOf(message, batch, ledger);
    if (waits === 'excused') continue;
    if (message === first) yield* checkPatience(first, batch, ledger);
    if (waits !== null && waits >= least && waits <= most) continue;
    const should = `${least} to ${most} s after failure ${first.receiveCount}`;
    yield `${message.key} waits ${waits ?? 'for the queue'}, not ${should}`;
  }
}

/** Seconds that were asked for, or none; `excused` when the processor could not help it. */
function waitOf(given: GivenMessage, { invocation, tookMs }: Batch, { calls, queues }: Ledger) {
  const message = queues.messages.get(given.messageId);
  // What was deleted by a call that seemed to fail waits no more.
  if (message === undefined) return 'excused';
  const isRefused = calls.hasFailed(invocation, 'ChangeMessageVisibilityBatch', message.receiptHandle);
  const isStillOurs = message.receiptHandle === given.receiptHandle;
  if (isRefused || message.wasExposed || !isStillOurs) return 'excused';
  const isPutOff = message.askedDelaySeconds === 1 && tookMs > MAY_PUT_OFF_AFTER_MS;
  return isPutOff ? 'excused' : message.askedDelaySeconds;
}

/** A message that comes back although it was tried often enough: only the token may be to blame, or the dead-letter queue. */
function* checkPatience(given: GivenMessage, { invocation }: Batch, { sends, calls }: Ledger): Generator<string> {
  const { key, receiveCount, receiptHandle } = given;
  if (receiveCount < GIVES_UP_AFTER || sends.lastOf(key, invocation)?.status === 401) return;
  const isStuck =
    calls.hasFailed(invocation, 'SendMessage', key) || calls.hasFailed(invocation, 'DeleteMessage', receiptHandle);
  if (!isStuck) yield `${key} was not given up after ${receiveCount} receives`;
}
