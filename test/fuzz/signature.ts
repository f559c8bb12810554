import { createHmac } from 'node:crypto';
import { WEBHOOK_SECRETS, type Who } from './credentials';
import { type Damage, damaged } from './damage';
import type { Verdict } from './verdict';

/** The signature that belongs to the body. */
export interface MadeSignature {
  readonly by: Who;
  readonly isUpperCase: boolean;
  readonly damage: Damage | null;
}

/** What goes into one `X-Signature` header: something made, or any text, which nobody lets in. */
export type Signature = MadeSignature | string;

const PREFIX = 'sha256=';

/** Writes a signature of `body`, and says what it is. */
export function writtenSignature(signature: Signature, body: Buffer): { text: string; verdict: Verdict } {
  if (typeof signature === 'string') return { text: signature, verdict: 'forged' };
  const hex = createHmac('sha256', WEBHOOK_SECRETS[signature.by]).update(body).digest('hex');
  const intact = PREFIX + (signature.isUpperCase ? hex.toUpperCase() : hex);
  const text = damaged(intact, signature.damage);
  const isSame = text.startsWith(PREFIX) && text.slice(PREFIX.length).toLowerCase() === hex;
  return { text, verdict: isSame && signature.by !== 'other' ? 'genuine' : 'forged' };
}
