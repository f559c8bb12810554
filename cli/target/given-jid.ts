import { chatJidOf } from '../../lambdas/shared/message/pseudonym';

const JID = /^[\w.:-]+@[a-z.]+$/;

/** The JID of a phone number as people write it, or of a JID; null when it is neither. */
export function givenJid(given: string): string | null {
  const digits = given.replace(/[\s().+-]/g, '');
  const remoteJid = JID.test(given.trim())
    ? given.trim()
    : /^\d{8,15}$/.test(digits)
      ? `${digits}@s.whatsapp.net`
      : null;
  return remoteJid === null ? null : chatJidOf({ remoteJid, remoteJidAlt: null, senderPn: null });
}
