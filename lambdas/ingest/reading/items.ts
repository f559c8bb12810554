import { fingerprint } from '../../shared/message/fingerprint';
import { type ChatAddress, recipientOf } from '../../shared/message/jid';
import { isJsonObject, type JsonObject } from '../../shared/message/json-object';
import { chatJidOf } from '../../shared/message/pseudonym';
import type { MessageItem, StatusItem } from '../../shared/message/queue-message';
import { type Arrival, type Entry, fitting, shortText, usableId } from './entry';
import { contentOf, isSentByOwnDevice } from './message-content';
import { statusStateOf } from './status-state';

/** A message and the webhook that it came in. */
export interface MessageArrival extends Arrival {
  /** Address of the business's own phone. @default the gateway does not tell it */
  readonly ownJid?: string | null;
}

/** An entry of `messages`. An entry without content does not claim its id, under which the content may come later. */
export function messageItemOf(entry: unknown, arrival: MessageArrival): Entry {
  if (!isJsonObject(entry)) return { kind: 'quarantined', reason: 'wrong-shape' };
  if (!isJsonObject(entry.key)) return { kind: 'quarantined', reason: 'no-usable-id' };
  const id = usableId(entry.key.id);
  if (id === null) return { kind: 'quarantined', reason: 'no-usable-id' };
  if (entry.message === undefined || entry.message === null) return { kind: 'ignored' };
  if (!isJsonObject(entry.message)) return { kind: 'quarantined', reason: 'wrong-shape' };
  const content = contentOf(entry.message);
  if (content.kind === 'empty') return { kind: 'ignored' };
  const address = addressOf(entry.key, entry);
  const isOwn = isSentByOwnDevice(entry.message) || isOwnChat(address, arrival);
  const item: MessageItem = {
    kind: 'message',
    key: `message:${id}`,
    group: arrival.pseudonym(chatJidOf(address) ?? id),
    receivedAtMs: arrival.receivedAtMs,
    ...address,
    fromMe: isOwn ? 'yes' : fromMeOf(entry.key.fromMe),
    content: {
      kind: content.kind,
      text: content.text === null ? null : fitting(content.text),
      choiceId: shortText(content.choiceId),
    },
  };
  return { kind: 'item', item };
}

/** The address in a key. Some gateways put the phone form of a hidden number beside it. */
export function addressOf(key: JsonObject, beside: JsonObject): ChatAddress {
  return {
    remoteJid: shortText(key.remoteJid),
    remoteJidAlt: shortText(key.remoteJidAlt) ?? shortText(beside.remoteJidAlt),
    senderPn: shortText(key.senderPn) ?? shortText(beside.senderPn),
  };
}

/** A chat of the business with itself. An answer would come back as a message, and be answered. */
function isOwnChat(address: ChatAddress, { ownJid }: MessageArrival): boolean {
  const own = recipientOf({ remoteJid: ownJid ?? null, remoteJidAlt: null, senderPn: null });
  const other = recipientOf(address);
  return own.kind === 'person' && other.kind === 'person' && own.to === other.to;
}

/** An entry of `statuses`. Its identity is the pair of id and state. Some gateways name the chat beside it. */
export function statusItemOf(entry: unknown, { receivedAtMs, pseudonym }: Arrival, address?: ChatAddress): Entry {
  if (!isJsonObject(entry)) return { kind: 'quarantined', reason: 'wrong-shape' };
  const id = usableId(entry.id);
  if (id === null) return { kind: 'quarantined', reason: 'no-usable-id' };
  const { status } = entry;
  if (typeof status !== 'string' && typeof status !== 'number') return { kind: 'quarantined', reason: 'wrong-shape' };
  const state = statusStateOf(status);
  const chat = address === undefined ? null : chatJidOf(address);
  const item: StatusItem = {
    kind: 'status',
    key: `status:${id}:${state}`,
    group: fingerprint(`status:${id}`),
    receivedAtMs,
    state,
    ...(chat === null ? {} : { chat: pseudonym(chat) }),
  };
  return { kind: 'item', item };
}

function fromMeOf(fromMe: unknown): MessageItem['fromMe'] {
  if (fromMe === undefined || fromMe === false) return 'no';
  return fromMe === true ? 'yes' : 'unsafe';
}
