import type { Secret, SecretVersions } from '../../shared/secrets/secret';

/** The version of a secret that fitted: the current one, or the one before the last rotation. */
export interface VerifiedBy {
  readonly version: 'current' | 'previous';
  /** When the version that fitted was replaced, in milliseconds since the epoch; null for the current one. */
  readonly replacedAtMs: number | null;
}

type Fits = (value: string) => boolean | Promise<boolean>;

/**
 * Tries `fits` with every accepted version of `secret`. When no version in memory fits, the secret is read again, because it
 * may have been rotated a moment ago.
 *
 * @returns which version fitted, or null.
 * @throws when the secret can't be read, or not read again after a mismatch; and what `fits` throws.
 */
export async function verifiedBy(secret: Secret, fits: Fits): Promise<VerifiedBy | null> {
  const known = await secret.read();
  const fitting = await fittingVersion(known, fits);
  if (fitting !== null) return fitting;
  const latest = await secret.reread();
  return latest === known ? null : fittingVersion(latest, fits);
}

async function fittingVersion(versions: SecretVersions, fits: Fits): Promise<VerifiedBy | null> {
  const { current, previous, currentSinceMs } = versions;
  // An empty secret would verify what anyone can compute.
  if (current !== '' && (await fits(current))) return { version: 'current', replacedAtMs: null };
  if (!previous || !(await fits(previous))) return null;
  return { version: 'previous', replacedAtMs: currentSinceMs };
}
