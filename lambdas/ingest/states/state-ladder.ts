import type { StatusState } from '../../shared/message/queue-message';

/**
 * How far each state says that a message has got. `failed` is above `sent`, which it takes back, and below `delivered`, which
 * proves it wrong. The table keeps these numbers: none is ever given another meaning.
 */
const RANKS: Readonly<Record<StatusState, number>> = {
  unknown: 0,
  pending: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
  played: 6,
};

/** The rank of a state: a message only rises. */
export function rankOf(state: StatusState): number {
  return RANKS[state];
}

/** What a message has gone through that is delivered or more, in order. */
const WAY: readonly StatusState[] = ['sent', 'delivered', 'read', 'played'];

/**
 * The states that a message reaches when it rises to `state`: that state, and those on the way to it that nobody told of. What
 * was read has been delivered. So each is counted once for each message, in whatever order the states come.
 *
 * @param from the rank before; null when nothing was known of the message
 */
export function statesReached(from: number | null, state: StatusState): readonly StatusState[] {
  if (!WAY.includes(state)) return [state];
  return WAY.filter((passed) => rankOf(passed) > (from ?? -1) && rankOf(passed) <= rankOf(state));
}
