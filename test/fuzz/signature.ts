import { signatureOf } from '../support/signed-webhook';
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
  const made = signatureOf(body, WEBHOOK_SECRETS[signature.by]);
  const intact = signature.isUpperCase ? PREFIX + made.slice(PREFIX.length).toUpperCase() : made;
  const text = damaged(intact, signature.damage);
  const isSame = text.startsWith(PREFIX) && text.toLowerCase() === made;
  return { text, verdict: isSame && signature.by !== 'other' ? 'genuine' : 'forged' };
}
