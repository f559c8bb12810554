import { randomUUID } from 'node:crypto';

/** A new message id of WhatsApp's form: 32 hexadecimal digits in capitals. */
export function newMessageId(): string {
  return randomUUID().replaceAll('-', '').toUpperCase();
}
