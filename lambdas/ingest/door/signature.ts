import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/secrets/secret';
import { type VerifiedBy, verifiedBy } from './verified-by';

/** Why a signature was not accepted. Only logs have it; the sender is not told. */
export type SignatureProblem =
  | 'signature-missing'
  | 'signature-repeated'
  | 'signature-malformed'
  | 'signature-mismatch';

/** `X-Signature: sha256=<hex>`: the prefix in lower case, the 64 hex digits in either case. */
const SIGNATURE = /^sha256=([0-9a-fA-F]{64})$/;

/**
 * Checks the HMAC-SHA256 of the exact body bytes against the accepted versions of the webhook secret.
 *
 * @returns what verified it, or what is wrong with it.
 * @throws when the secret can't be read.
 */
export async function verifySignature(
  body: Buffer,
  signatures: readonly string[],
  secret: Secret,
): Promise<VerifiedBy | SignatureProblem> {
  const [signature, ...others] = signatures;
  if (signature === undefined) return 'signature-missing';
  if (others.length > 0) return 'signature-repeated';
  const hex = SIGNATURE.exec(signature)?.[1];
  if (hex === undefined) return 'signature-malformed';
  const given = Buffer.from(hex, 'hex');
  const isSignedBy = (key: string) => timingSafeEqual(createHmac('sha256', key).update(body).digest(), given);
  return (await verifiedBy(secret, isSignedBy)) ?? 'signature-mismatch';
}
