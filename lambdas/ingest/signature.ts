import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret, SecretVersions } from '../shared/secret';

/** Why a signature was not accepted; for logs, the sender is told nothing. */
export type SignatureProblem =
  | 'signature-missing'
  | 'signature-repeated'
  | 'signature-malformed'
  | 'signature-mismatch';

/** `X-Signature: sha256=<hex>`, either case of hex, of exactly the length of a SHA-256. */
const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

/**
 * Checks the HMAC-SHA256 of the exact body bytes against both versions of the webhook secret. On a mismatch the secret is
 * read again, because it may have been rotated a moment ago.
 *
 * @returns null when the signature is good.
 * @throws when the secret can't be read.
 */
export async function verifySignature(
  body: Buffer,
  signatures: readonly string[],
  secret: Secret,
): Promise<SignatureProblem | null> {
  const [signature, ...others] = signatures;
  if (signature === undefined) return 'signature-missing';
  if (others.length > 0) return 'signature-repeated';
  const hex = SIGNATURE.exec(signature)?.[1];
  if (hex === undefined) return 'signature-malformed';
  const given = Buffer.from(hex, 'hex');
  const known = await secret.read();
  if (isSignedBy(known, body, given)) return null;
  const latest = await secret.reread();
  return latest !== known && isSignedBy(latest, body, given) ? null : 'signature-mismatch';
}

function isSignedBy({ current, previous }: SecretVersions, body: Buffer, given: Buffer): boolean {
  return [current, previous].some(
    (key) => key && timingSafeEqual(createHmac('sha256', key).update(body).digest(), given),
  );
}
