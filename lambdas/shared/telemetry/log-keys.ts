import { fingerprint } from '../message/fingerprint';
import type { QueueMessage } from '../message/queue-message';
import type { LogFields } from './log-messages';

const HEX_DIGITS = 16;
/** Most webhooks have one item. A line about hundreds would be longer than CloudWatch takes. */
const MOST_IN_ONE_LINE = 10;

/** Stands for an item in the logs: the beginning of the fingerprint of its idempotency key. */
export function messageKeyOf(idempotencyKey: string): string {
  return fingerprint(idempotencyKey).slice(0, HEX_DIGITS);
}

/** The fields of a log line about an item: `messageKey`, and `chat`, the pseudonym of its chat, if that is known. */
export function itemFields(item: QueueMessage): LogFields {
  const messageKey = messageKeyOf(item.key);
  const chat = chatOf(item);
  return chat === undefined ? { messageKey } : { messageKey, chat };
}

function chatOf(item: QueueMessage): string | undefined {
  if (item.kind === 'message') return item.group;
  return item.kind === 'status' ? item.chat : undefined;
}

/**
 * The fields of a log line about several items: keys of the first ten, with spaces between them, their chats and delivery
 * states, and the number of the rest.
 */
export function itemsFields(items: readonly QueueMessage[]): LogFields {
  const named = items.slice(0, MOST_IN_ONE_LINE);
  const chats = new Set(named.flatMap((item) => chatOf(item) ?? []));
  const states = new Set(named.flatMap((item) => (item.kind === 'status' ? [item.state] : [])));
  const joined = (keys: readonly string[]) => keys.join(' ') || undefined;
  return {
    messageKey: joined(named.map(({ key }) => messageKeyOf(key))),
    chat: joined([...chats]),
    states: joined([...states]),
    notNamed: items.length - named.length || undefined,
  };
}
