import type { DeadLetterReason } from '../../lambdas/shared/message/dead-letter';
import { QUARANTINE_REASONS } from '../../lambdas/shared/message/queue-message';
import type { ListedReason } from '../../local/dead-letters';
import type { DeadLetter } from '../target/dead-letters';
import type { Texts } from '../texts/texts';

/** Which dead letters are meant. All that is given must hold. */
export interface DeadLetterFilter {
  /** Beginnings of ids; none: any. */
  readonly ids: readonly string[];
  readonly reason: string | undefined;
  /** Pseudonym of the chat. */
  readonly chat: string | undefined;
  /** In the queue for at least so long. */
  readonly olderThanMs: number | undefined;
  /** In the queue for at most so long. */
  readonly newerThanMs: number | undefined;
}

const OUTCOME_UNKNOWN: DeadLetterReason = 'outcome-unknown';
const QUARANTINED: ReadonlySet<string> = new Set(QUARANTINE_REASONS);

/** Whether `text` is a reason that a dead letter can have. */
export function isReason(text: string, { reasons }: Texts['dlq']): text is ListedReason {
  return Object.hasOwn(reasons, text);
}

/** Whether `letter` is meant. */
export function matches(letter: DeadLetter, filter: DeadLetterFilter, nowMs: number): boolean {
  const ageMs = nowMs - letter.sinceMs;
  return (
    (filter.ids.length === 0 || filter.ids.some((id) => letter.id.startsWith(id))) &&
    (filter.reason === undefined || letter.reason === filter.reason) &&
    (filter.chat === undefined || letter.item?.group === filter.chat) &&
    (filter.olderThanMs === undefined || ageMs >= filter.olderThanMs) &&
    (filter.newerThanMs === undefined || ageMs <= filter.newerThanMs)
  );
}

/** Whether letters are chosen by their ids or their reason, by somebody who knows what they are. */
export function isByName({ ids, reason }: DeadLetterFilter): boolean {
  return ids.length > 0 || reason !== undefined;
}

/** Why letters are redriven only by name. */
export const RESERVATIONS = ['not-understood', 'outcome-unknown'] as const;

/**
 * Why a letter is redriven only by name, if it is: what nobody understood comes back as it went, until an update understands
 * it; and a customer who may have a reply already may get it once more.
 */
export function reservation(letter: DeadLetter): (typeof RESERVATIONS)[number] | null {
  if (QUARANTINED.has(letter.reason) || letter.item === null) return 'not-understood';
  return letter.reason === OUTCOME_UNKNOWN ? 'outcome-unknown' : null;
}
