import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Secret } from '../shared/secret';
import { type Authorize, BEARER_FORM, oneHeader } from './authorization';
import { verifiedBy } from './verified-by';

/** The key set of the issuer can't be had: a fault on our side, never a reason to let anybody in. */
export class KeySetUnavailableError extends Error {
  readonly code = 'KEY_SET_UNAVAILABLE';

  constructor(cause: unknown) {
    super('The JSON Web Key Set could not be read', { cause });
    this.name = 'KeySetUnavailableError';
  }
}

/** Who must have issued a token, and for whom. */
export interface JwtClaims {
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

export interface KeySetOptions {
  readonly url: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

const CLOCK_TOLERANCE_SECONDS = 60;
const KEY_SET_FRESH_FOR_MS = 10 * 60_000;
const KEY_SET_REREAD_AT_MOST_EVERY_MS = 30_000;

/** Lets in whoever brings a JWT that is signed with the inbound credential (HS256). */
export function sharedSecretJwtAuthorization(credential: Secret, claims: JwtClaims, nowMs: () => number): Authorize {
  const isSignedBy = (token: string) => (key: string) =>
    verifies(() => jwtVerify(token, new TextEncoder().encode(key), verifyOptions(['HS256'], claims, nowMs)));
  return oneHeader(BEARER_FORM, (token) => verifiedBy(credential, isSignedBy(token)));
}

/** Lets in whoever brings a JWT that is signed with a key of the set at `url` (RS256 or ES256). */
export function keySetJwtAuthorization(keySet: KeySetOptions, claims: JwtClaims, nowMs: () => number): Authorize {
  const keyOf = keysAt(keySet);
  return oneHeader(BEARER_FORM, async (token) => {
    const options = verifyOptions(['RS256', 'ES256'], claims, nowMs);
    return (await verifies(() => jwtVerify(token, keyOf, options))) ? 'not-by-secret' : null;
  });
}

/** The algorithms are pinned: a token that chooses its own could choose `none`, or use a public key as a shared secret. */
function verifyOptions(algorithms: string[], { issuer, audience }: JwtClaims, nowMs: () => number): JWTVerifyOptions {
  return {
    algorithms,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(nowMs()),
    requiredClaims: ['exp'],
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  };
}

function keysAt({ url, timeoutMs, fetch }: KeySetOptions): JWTVerifyGetKey {
  const keySet = createRemoteJWKSet(new URL(url), {
    timeoutDuration: timeoutMs,
    cacheMaxAge: KEY_SET_FRESH_FOR_MS,
    cooldownDuration: KEY_SET_REREAD_AT_MOST_EVERY_MS,
    [customFetch]: fetch,
  });
  return async (header, token) => {
    try {
      return await keySet(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new KeySetUnavailableError(error);
    }
  };
}

/** False when jose says that the token is not good. @throws KeySetUnavailableError */
async function verifies(verify: () => Promise<unknown>): Promise<boolean> {
  try {
    await verify();
    return true;
  } catch (error) {
    if (error instanceof KeySetUnavailableError) throw error;
    return false;
  }
}
