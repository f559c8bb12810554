import { MAX_QUEUED_TEXT_LENGTH } from '../../shared/limits';
import type { Pseudonym } from '../../shared/message/pseudonym';
import type { QuarantineReason, QueueMessage } from '../../shared/message/queue-message';

/** One entry of a webhook: an item for the queue, something to ignore, or something that we do not understand. */
export type Entry =
  | { readonly kind: 'item'; readonly item: QueueMessage }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'quarantined'; readonly reason: QuarantineReason };

/** What a webhook gives to each of its items. */
export interface Arrival {
  readonly receivedAtMs: number;
  readonly pseudonym: Pseudonym;
}

/** Longer texts are neither ids nor addresses: WhatsApp's ids have about 20 characters, its addresses fewer than 60. */
const MAX_ID_LENGTH = 1_024;

/** An id is opaque: any text that is not blank, or a whole number (the send API of the gateway answers numbers). */
export function usableId(id: unknown): string | null {
  if (typeof id === 'number') return Number.isSafeInteger(id) ? String(id) : null;
  return typeof id === 'string' && id.trim() !== '' && id.length <= MAX_ID_LENGTH ? id : null;
}

/** `value` when it is a text that is long enough for an address and no longer. */
export function shortText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH ? value : null;
}

const SURROGATE_PAIR_CUT = /[\ud800-\udbff]$/;

/** `text` whole, unless it would not fit into a queue message; never cut inside of a character. */
export function fitting(text: string): string {
  if (text.length <= MAX_QUEUED_TEXT_LENGTH) return text;
  return text.slice(0, MAX_QUEUED_TEXT_LENGTH).replace(SURROGATE_PAIR_CUT, '');
}
