import { MAX_QUEUED_TEXT_LENGTH } from '../../shared/limits';
import { fingerprint } from '../../shared/message/fingerprint';
import { isJsonObject, type JsonObject } from '../../shared/message/json-object';
import { chatJidOf, type Pseudonym } from '../../shared/message/pseudonym';
import type { MessageItem, QuarantineReason, QueueMessage, StatusItem } from '../../shared/message/queue-message';
import { contentOf } from './message-content';
import { statusStateOf } from './status-state';

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

const SURROGATE_PAIR_CUT = /[\ud800-\udbff]$/;

/** An entry of `messages`. An entry without content does not claim its id, under which the content may come later. */
export function messageItemOf(entry: unknown, arrival: Arrival): Entry {
  if (!isJsonObject(entry)) return { kind: 'quarantined', reason: 'wrong-shape' };
  if (!isJsonObject(entry.key)) return { kind: 'quarantined', reason: 'no-usable-id' };
  const id = usableId(entry.key.id);
  if (id === null) return { kind: 'quarantined', reason: 'no-usable-id' };
  if (entry.message === undefined || entry.message === null) return { kind: 'ignored' };
  if (!isJsonObject(entry.message)) return { kind: 'quarantined', reason: 'wrong-shape' };
  const content = contentOf(entry.message);
  if (content.kind === 'empty') return { kind: 'ignored' };
  return { kind: 'item', item: messageItem(id, entry.key, content, arrival) };
}

function messageItem(id: string, key: JsonObject, content: MessageItem['content'], arrival: Arrival): MessageItem {
  const address = {
    remoteJid: shortText(key.remoteJid),
    remoteJidAlt: shortText(key.remoteJidAlt),
    senderPn: shortText(key.senderPn),
  };
  return {
    kind: 'message',
    key: `message:${id}`,
    group: arrival.pseudonym(chatJidOf(address) ?? id),
    receivedAtMs: arrival.receivedAtMs,
    ...address,
    fromMe: fromMeOf(key.fromMe),
    content: { kind: content.kind, text: fitting(content.text), choiceId: shortText(content.choiceId) },
  };
}

/** An entry of `statuses`. Its identity is the pair of id and state. */
export function statusItemOf(entry: unknown, { receivedAtMs }: Arrival): Entry {
  if (!isJsonObject(entry)) return { kind: 'quarantined', reason: 'wrong-shape' };
  const id = usableId(entry.id);
  if (id === null) return { kind: 'quarantined', reason: 'no-usable-id' };
  const { status } = entry;
  if (typeof status !== 'string' && typeof status !== 'number') return { kind: 'quarantined', reason: 'wrong-shape' };
  const state = statusStateOf(status);
  const item: StatusItem = {
    kind: 'status',
    key: `status:${id}:${state}`,
    group: fingerprint(`status:${id}`),
    receivedAtMs,
    state,
  };
  return { kind: 'item', item };
}

/** An id is opaque: any text that is not blank, or a whole number (the send API of the gateway answers numbers). */
function usableId(id: unknown): string | null {
  if (typeof id === 'number') return Number.isSafeInteger(id) ? String(id) : null;
  return typeof id === 'string' && id.trim() !== '' && id.length <= MAX_ID_LENGTH ? id : null;
}

function fromMeOf(fromMe: unknown): MessageItem['fromMe'] {
  if (fromMe === undefined || fromMe === false) return 'no';
  return fromMe === true ? 'yes' : 'unsafe';
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH ? value : null;
}

/** `text` whole, unless it is longer than WhatsApp allows and would not fit into a queue message. */
function fitting(text: string | null): string | null {
  if (text === null || text.length <= MAX_QUEUED_TEXT_LENGTH) return text;
  return text.slice(0, MAX_QUEUED_TEXT_LENGTH).replace(SURROGATE_PAIR_CUT, '');
}
