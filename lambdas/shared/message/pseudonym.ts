import { createHmac } from 'node:crypto';
import { bareJidOf, type ChatAddress, recipientOf } from './jid';

/** Length of a pseudonym: 64 bits in hex, so that two chats never meet by chance. */
const HEX_DIGITS = 16;

/** Gives what stands for a chat in logs and on the queue. Without the key nobody can tell whose it is, not even by trying numbers. */
export type Pseudonym = (chat: string) => string;

/** HMAC-SHA256 of the chat's JID under `key`, its first 16 hex digits. */
export function pseudonymWith(key: string): Pseudonym {
  return (chat) => createHmac('sha256', key).update(chat).digest('hex').slice(0, HEX_DIGITS);
}

/**
 * The one form of a chat's JID that its pseudonym is made of: a person's phone number without device and on one server, so
 * that all addresses of a person are one chat; of all else the address without device. Null when there is none.
 */
export function chatJidOf(address: ChatAddress): string | null {
  const recipient = recipientOf(address);
  if (recipient.kind === 'person') return `${recipient.to}@s.whatsapp.net`;
  return address.remoteJid === null ? null : bareJidOf(address.remoteJid);
}
