import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/secrets/secret';
import { type VerifiedBy, verifiedBy } from './verified-by';

/** Why a signature was not accepted. Only logs have it; the sender is not told. */
export type SignatureProblem =
  | 'signature-missing'
  | 'signature-repeated'
  | 'signature-malformed'
  | 'signature-mismatch';

/** `sha256=<hex>` with the prefix in lower case and the digits in either; gateways leave the prefix out, or put a blank behind it. */
const SIGNATURE = /^(?:sha256= ?)?([0-9a-fA-F]{64})$/;

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
