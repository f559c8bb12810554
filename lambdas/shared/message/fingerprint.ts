import { createHash } from 'node:crypto';

/** SHA-256 of `text` in lower-case hex: stands for personal data wherever only equality matters. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
