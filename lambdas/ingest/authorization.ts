import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret, SecretVersions } from '../shared/secret';

/** Why a credential was not accepted; for logs, the sender is told nothing. */
export type CredentialProblem =
  | 'credential-missing'
  | 'credential-repeated'
  | 'credential-malformed'
  | 'credential-mismatch';

/** Checks the `Authorization` headers of a request. Null when they are good. @throws when the credential can't be read. */
export type Authorize = (authorizations: readonly string[]) => Promise<CredentialProblem | null>;

/** RFC 6750, section 2.1; the scheme is case-insensitive by RFC 9110, section 11.1. */
const BEARER = /^bearer +(\S+)$/i;

/** Lets in whoever brings the token in `credential` as `Authorization: Bearer <token>`. */
export function bearerAuthorization(credential: Secret): Authorize {
  return async ([authorization, ...others]) => {
    if (authorization === undefined) return 'credential-missing';
    if (others.length > 0) return 'credential-repeated';
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return 'credential-malformed';
    const known = await credential.read();
    if (isOneOf(known, token)) return null;
    const latest = await credential.reread();
    return latest !== known && isOneOf(latest, token) ? null : 'credential-mismatch';
  };
}

/** Lets in everybody whose signature was good (`auth: none`). */
export const noAuthorization: Authorize = async () => null;

function isOneOf({ current, previous }: SecretVersions, token: string): boolean {
  return [current, previous].some((expected) => expected && isSame(expected, token));
}

/** Compares digests, so that the time taken tells neither length nor content. */
function isSame(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
