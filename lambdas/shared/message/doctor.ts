import type { QueueMessage } from './queue-message';

/** How the ids of the messages begin that `./whatz doctor` posts to see whether webhooks are taken. */
export const DOCTOR_ID_PREFIX = 'WHATZ-DOCTOR-';

/** The chat of those messages. A post of the business itself in this chat is never answered. */
export const DOCTOR_CHAT = 'status@broadcast';

/** Whether the doctor posted it. The id alone proves nothing: a customer’s phone chooses the ids of its messages. */
export function isOfDoctor(item: QueueMessage): boolean {
  if (item.kind !== 'message' || !item.key.startsWith(`message:${DOCTOR_ID_PREFIX}`)) return false;
  return item.fromMe === 'yes' && item.remoteJid === DOCTOR_CHAT;
}
