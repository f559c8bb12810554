import type { EntryOf, GivenMessage, Invocation } from '../journal/entry';
import type { Ledger } from './ledger';
import { GIVES_UP_AFTER, type Range, retrySeconds, retrySecondsOfUnknown } from './retry-times';

type Batch = EntryOf<'processor-ended'>;

/** After so long an invocation may not have the time left that a message can need, and puts it off for a second. */
const MAY_PUT_OFF_AFTER_MS = 12_000;

/** What of I3 the messages say that come back: all of a group wait as long as the first that failed. */
export function* checkRetries(batch: Batch, ledger: Ledger): Generator<string> {
  const groups = new Map<string, GivenMessage[]>();
  for (const message of batch.messages.filter(({ messageId }) => batch.failed.includes(messageId))) {
    groups.set(message.group, [...(groups.get(message.group) ?? []), message]);
  }
  for (const [first, ...rest] of groups.values()) {
    if (first !== undefined) yield* checkGroup(first, [first, ...rest], batch, ledger);
  }
}

function* checkGroup(first: GivenMessage, group: readonly GivenMessage[], batch: Batch, ledger: Ledger) {
  const { least, most } = rangeOf(first, batch, ledger);
  const held = heldRange(first, batch, ledger);
  for (const message of group) {
    const waits = waitOf(message, batch, ledger);
    if (waits === 'excused') continue;
    if (message === first) yield* checkPatience(first, batch, ledger);
    if (waits !== null && ((waits >= least && waits <= most) || isWithin(waits, held))) continue;
    const should = `${least} to ${most} s`;
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

/** By the attempts to send; what made none, whose token was refused or whose dead letter is not stored waits by its receives. */
function rangeOf(given: GivenMessage, { invocation }: Batch, ledger: Ledger): Range {
  const { key, receiveCount } = given;
  const { sends } = ledger;
  const last = sends.lastOf(key, invocation);
  if (last === undefined || sends.waitsForToken(key, last) || isStuck(given, invocation, ledger))
    return retrySeconds(receiveCount);
  const { learnt, retryAfterSeconds } = last;
  if (learnt === 'nothing') return retrySecondsOfUnknown(sends.doubtsOf(key) === 1, retryAfterSeconds);
  const tries = sends.triesOf(key);
  const { least } = retrySeconds(tries.least, retryAfterSeconds);
  return { least, most: retrySeconds(tries.most, retryAfterSeconds).most };
}

/** What the brake allows: what was sent waits as long as it must at least, what was not may only wait for the brake. */
function heldRange(given: GivenMessage, batch: Batch, ledger: Ledger): Range | null {
  const held = ledger.brakes.holds(batch.atMs - batch.tookMs, batch.atMs, ledger.hasClockJumped);
  const wasSent = ledger.sends.lastOf(given.key, batch.invocation) !== undefined;
  if (held === null || !wasSent) return held;
  return { least: rangeOf(given, batch, ledger).least, most: held.most };
}

function isWithin(seconds: number, range: Range | null): boolean {
  return range !== null && seconds >= range.least && seconds <= range.most;
}

/** A message that comes back although it was tried often enough: only what nobody tried this time, or could not store, may. */
function* checkPatience(given: GivenMessage, { invocation, atMs, tookMs }: Batch, ledger: Ledger): Generator<string> {
  const { sends } = ledger;
  const last = sends.lastOf(given.key, invocation);
  const tries = sends.triesOf(given.key).least;
  if (last === undefined || sends.waitsForToken(given.key, last) || isStuck(given, invocation, ledger)) return;
  const isBraked = ledger.brakes.holds(atMs - tookMs, atMs, ledger.hasClockJumped) !== null;
  if (sends.isRejected(given.key, last)) yield `${given.key} comes back although it was refused: ${last.status}`;
  else if (tries >= GIVES_UP_AFTER && !isBraked) yield `${given.key} was not given up after ${tries} attempts`;
}

/** Whether its dead letter could not be stored, or the message not be deleted afterwards. */
function isStuck({ key, receiptHandle }: GivenMessage, invocation: Invocation, { calls }: Ledger): boolean {
  return calls.hasFailed(invocation, 'SendMessage', key) || calls.hasFailed(invocation, 'DeleteMessage', receiptHandle);
}
