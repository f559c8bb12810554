import { recipientOf } from '../../shared/message/jid';
import type { MessageItem, QueueMessage } from '../../shared/message/queue-message';
import { WRITTEN_BY_A_PERSON } from '../../shared/message/written-kinds';

/** Whether a customer wrote something that nobody can answer: there is no address, or the kind of content is not known. */
export function isUnanswerable(item: QueueMessage): boolean {
  if (item.kind !== 'message' || item.fromMe !== 'no') return false;
  const isUnknown = item.content.kind === 'unknown';
  if (lacksAddress(item)) return isUnknown || WRITTEN_BY_A_PERSON.has(item.content.kind);
  return isUnknown && recipientOf(item).kind === 'person';
}

/**
 * Whether the id of an item stays free, because the same id can come again with what is missing: the phone number of a hidden
 * one, or the content that key material was for.
 */
export function leavesIdFree(item: QueueMessage): boolean {
  return isUnanswerable(item) || (item.kind === 'message' && item.content.kind === 'keys');
}

/** What tells a delivery of an item from others: its key, but for one that leaves the key to what comes later. */
export function deliveryKeyOf(item: QueueMessage): string {
  return leavesIdFree(item) ? `free:${item.key}` : item.key;
}

function lacksAddress(item: MessageItem): boolean {
  const recipient = recipientOf(item);
  return item.remoteJid === null || (recipient.kind === 'nobody' && recipient.reason === 'hidden-number');
}
