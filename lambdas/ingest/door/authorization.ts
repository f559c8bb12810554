import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/secrets/secret';
import { type VerifiedBy, verifiedBy } from './verified-by';

/** Why a credential was not accepted. Only logs have it; the sender is not told. */
export type CredentialProblem =
  | 'credential-missing'
  | 'credential-repeated'
  | 'credential-malformed'
  | 'credential-mismatch';

/** How a request was let in: by a version of the inbound credential, or without a secret of ours. */
export type LetIn = VerifiedBy | 'not-by-secret';

/**
 * Checks the `Authorization` headers of a request.
 *
 * @returns how it was let in, or what is wrong.
 * @throws when what it is checked against can't be had.
 */
export type Authorize = (authorizations: readonly string[]) => Promise<LetIn | CredentialProblem>;

/** RFC 6750, section 2.1; the scheme is case-insensitive by RFC 9110, section 11.1. */
export const BEARER_FORM = /^bearer +(\S+)$/i;
/** RFC 7617; base64 by RFC 4648, section 4. */
const BASIC = /^basic +([a-z0-9+/]+={0,2})$/i;

/** Lets everybody in whose signature was good (`auth: none`). */
export const noAuthorization: Authorize = async () => 'not-by-secret';

/** Lets in whoever brings the token in `credential` as `Authorization: Bearer <token>`. */
export function bearerAuthorization(credential: Secret): Authorize {
  return oneHeader(BEARER_FORM, async (token) => verifiedBy(credential, (expected) => isSame(expected, token)));
}

/**
 * Lets in whoever brings the `user:password` in `credential` as `Authorization: Basic <base64>`, in UTF-8 or in Latin-1: without
 * a challenge that names the charset, senders choose, and `ñ` is one byte in one and two in the other (RFC 7617, section 2.1).
 */
export function basicAuthorization(credential: Secret): Authorize {
  return oneHeader(BASIC, async (base64) => {
    const given = Buffer.from(base64, 'base64');
    return verifiedBy(
      credential,
      (expected) => encodingsOf(expected).filter((bytes) => isSame(bytes, given)).length > 0,
    );
  });
}

/** Reads the one `Authorization` header by `form`, whose first group is what `check` gets. */
export function oneHeader(form: RegExp, check: (given: string) => Promise<LetIn | null>): Authorize {
  return async ([authorization, ...others]) => {
    if (authorization === undefined) return 'credential-missing';
    if (others.length > 0) return 'credential-repeated';
    const given = form.exec(authorization)?.[1];
    if (given === undefined) return 'credential-malformed';
    return (await check(given)) ?? 'credential-mismatch';
  };
}

/** Compares digests, so that the time it takes reveals neither length nor content. */
function isSame(expected: string | Buffer, given: string | Buffer): boolean {
  const digest = (value: string | Buffer) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(expected), digest(given));
}

/** Always two, so that no more is compared for one credential than for another; what Latin-1 has no byte for is in UTF-8 alone. */
function encodingsOf(credential: string): readonly Buffer[] {
  const utf8 = Buffer.from(credential);
  const latin1 = Buffer.from(credential, 'latin1');
  return [utf8, latin1.toString('latin1') === credential ? latin1 : utf8];
}
