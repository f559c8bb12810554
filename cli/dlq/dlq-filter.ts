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

/** What nobody understood comes back as it went: it is redriven only by name, after an update that understands it. */
export function isWorthRedriving(letter: DeadLetter, filter: DeadLetterFilter): boolean {
  const isHopeless = QUARANTINED.has(letter.reason) || letter.item === null;
  return !isHopeless || filter.reason !== undefined || filter.ids.length > 0;
}
