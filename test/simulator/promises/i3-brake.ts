import type { EntryOf } from '../journal/entry';
import type { Ledger } from './ledger';

/** An API that fails for everybody is asked by one chat at a time, and by nobody while all pause. */
export function* checkBrake({ invocation, atMs }: EntryOf<'send'>, ledger: Ledger): Generator<string> {
  const { brakes, calls, hasClockJumped } = ledger;
  const readMs = brakes.readBy(invocation);
  if (readMs === undefined || hasClockJumped || calls.hasFailed(invocation, 'GetItem', BRAKE)) return;
  if (brakes.isPaused(readMs, atMs)) yield 'a reply was sent while all chats pause';
  const failed = brakes.failedBefore(readMs - NOTED_WITHIN_MS);
  const isNoted = failed.every(
    (send) => !calls.hasDied(send.invocation) && !calls.hasFailed(send.invocation, 'PutItem', BRAKE),
  );
  const [first] = failed;
  if (first !== undefined && isNoted && !brakes.wasOn(first.atMs - NOTED_WITHIN_MS, atMs)) {
    yield 'a reply was sent after three chats had failed, and nobody pauses';
  }
}

/** Of the brake's item, in the body of a call. */
const BRAKE = 'brake#send';
/** How a send ended is written down by then. */
const NOTED_WITHIN_MS = 10_000;
