import { signatureOf } from '../support/signed-webhook';
import { WEBHOOK_SECRETS, type Who } from './credentials';
import { type Damage, damaged } from './damage';
import type { Verdict } from './verdict';

/** What may stand before the digits. */
export const PREFIXES = ['sha256=', 'sha256= ', ''] as const;

/** The signature that belongs to the body. */
export interface MadeSignature {
  readonly by: Who;
  readonly isUpperCase: boolean;
  readonly prefix: (typeof PREFIXES)[number];
  readonly damage: Damage | null;
}

/** What goes into one `X-Signature` header: something made, or any text, which nobody lets in. */
export type Signature = MadeSignature | string;

/** Writes a signature of `body`, and says what it is. */
export function writtenSignature(signature: Signature, body: Buffer): { text: string; verdict: Verdict } {
  if (typeof signature === 'string') return { text: signature, verdict: 'forged' };
  const hex = signatureOf(body, WEBHOOK_SECRETS[signature.by]).slice('sha256='.length);
  const intact = signature.prefix + (signature.isUpperCase ? hex.toUpperCase() : hex);
  const text = damaged(intact, signature.damage);
  const isSame = PREFIXES.some((prefix) => text.startsWith(prefix) && text.slice(prefix.length).toLowerCase() === hex);
  return { text, verdict: isSame && signature.by !== 'other' ? 'genuine' : 'forged' };
}
