import { createHmac } from 'node:crypto';
import { bareJidOf, type ChatAddress, recipientOf } from './jid';

/** Length of a pseudonym: 64 bits in hex, so that two chats never meet by chance. */
const HEX_DIGITS = 16;

/** Gives the pseudonym of a chat. Without the key nobody can find its number, not even by trying all numbers. */
export type Pseudonym = (chat: string) => string;

/** HMAC-SHA256 of the chat's JID under `key`, its first 16 hex digits. */
export function pseudonymWith(key: string): Pseudonym {
  return (chat) => createHmac('sha256', key).update(chat).digest('hex').slice(0, HEX_DIGITS);
}

/**
 * The form of a chat's JID from which its pseudonym is made. For a person it is the phone number without device, on one
 * server, so that all addresses of a person are one chat; otherwise the address without device. Null without an address.
 */
export function chatJidOf(address: ChatAddress): string | null {
  const recipient = recipientOf(address);
  if (recipient.kind === 'person') return `${recipient.to}@s.whatsapp.net`;
  return address.remoteJid === null ? null : bareJidOf(address.remoteJid);
}
