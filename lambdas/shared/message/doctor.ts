import type { QueueMessage } from './queue-message';

/** How the ids of the messages begin that `./whatz doctor` posts to see whether webhooks are taken. */
export const DOCTOR_ID_PREFIX = 'WHATZ-DOCTOR-';

/** The chat that they are in. What the business itself posts there is never answered. */
export const DOCTOR_CHAT = 'status@broadcast';

/** Whether the doctor posted it. The id alone would not tell: a customer’s phone makes the ids of what it sends. */
export function isOfDoctor(item: QueueMessage): boolean {
  if (item.kind !== 'message' || !item.key.startsWith(`message:${DOCTOR_ID_PREFIX}`)) return false;
  return item.fromMe === 'yes' && item.remoteJid === DOCTOR_CHAT;
}
