/**
 * WhatsApp addresses (JIDs), `user[_agent][:device]@server`, and which of them are persons that may be answered.
 */

/** The fields of a message key that identify its chat. */
export interface ChatAddress {
  readonly remoteJid: string | null;
  /** Phone form of a hidden number (Baileys 7); read for LIDs only. */
  readonly remoteJidAlt: string | null;
  /** Phone form of a hidden number (Baileys 6.7); read for LIDs only. */
  readonly senderPn: string | null;
}

/** Where a reply goes, or why there is nobody to reply to. */
export type Recipient =
  | { readonly kind: 'person'; readonly to: string }
  | { readonly kind: 'nobody'; readonly reason: NobodyReason };

/** Why there is no person behind an address who may be answered. */
export type NobodyReason = 'group' | 'broadcast' | 'channel' | 'hidden-number' | 'not-a-person';

const PHONE_SERVERS = new Set(['s.whatsapp.net', 'c.us', 'hosted']);
const HIDDEN_NUMBER_SERVERS = new Set(['lid', 'hosted.lid']);
const SERVERS_WITHOUT_REPLY = new Map<string, NobodyReason>([
  ['g.us', 'group'],
  ['broadcast', 'broadcast'],
  ['newsletter', 'channel'],
]);

/** E.164 allows 15 digits and no leading zero; `0@…` is WhatsApp itself. */
const PHONE_NUMBER = /^[1-9]\d{4,14}$/;
/** The numbers of Meta AI; a bot that answers a bot never ends. */
const META_AI_NUMBER = /^(1313555\d{4}|131655500\d{2})$/;

interface Jid {
  readonly user: string;
  readonly server: string;
}

function parseJid(jid: string): Jid | null {
  const at = jid.indexOf('@');
  if (at < 1 || at !== jid.lastIndexOf('@')) return null;
  const [user = ''] = jid.slice(0, at).split(/[_:]/, 1);
  return { user, server: jid.slice(at + 1) };
}

/** A JID without agent and device: the same for every device of an account. A text of another form stays as it is. */
export function bareJidOf(jid: string): string {
  const parsed = parseJid(jid);
  return parsed === null ? jid : `${parsed.user}@${parsed.server}`;
}

/** The phone number of a person's JID, digits as they came, or null. */
function phoneNumberOf(jid: string | null): string | null {
  const parsed = jid === null ? null : parseJid(jid);
  if (parsed === null || !PHONE_SERVERS.has(parsed.server)) return null;
  return PHONE_NUMBER.test(parsed.user) && !META_AI_NUMBER.test(parsed.user) ? parsed.user : null;
}

/**
 * The recipient of a reply to this chat. Alternates are read for hidden numbers only: a story has its poster's phone there.
 */
export function recipientOf(address: ChatAddress): Recipient {
  const server = address.remoteJid === null ? null : parseJid(address.remoteJid)?.server;
  if (server == null) return { kind: 'nobody', reason: 'not-a-person' };
  if (HIDDEN_NUMBER_SERVERS.has(server)) {
    const to = phoneNumberOf(address.remoteJidAlt) ?? phoneNumberOf(address.senderPn);
    return to === null ? { kind: 'nobody', reason: 'hidden-number' } : { kind: 'person', to };
  }
  const to = phoneNumberOf(address.remoteJid);
  if (to !== null) return { kind: 'person', to };
  return { kind: 'nobody', reason: SERVERS_WITHOUT_REPLY.get(server) ?? 'not-a-person' };
}
