import {
  type CryptoKey,
  decodeProtectedHeader,
  errors,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import type { Secret } from '../../shared/secrets/secret';
import { type Authorize, BEARER_FORM, oneHeader } from './authorization';
import { IssuerKeys, type KeySetOptions, KeySetUnavailableError } from './issuer-keys';
import { verifiedBy } from './verified-by';

/** Who must have issued a token, and for whom. */
export interface JwtClaims {
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

const CLOCK_TOLERANCE_SECONDS = 60;
/** Bounds the work for a token that names no key. During a rotation an issuer has two or three keys. */
const MAX_KEYS_TRIED = 16;

/** Lets in whoever brings a JWT that is signed with the inbound credential (HS256). */
export function sharedSecretJwtAuthorization(credential: Secret, claims: JwtClaims, nowMs: () => number): Authorize {
  const isSignedBy = (token: string) => async (secret: string) => {
    const key = new TextEncoder().encode(secret);
    return (await verdictOf(() => jwtVerify(token, key, verifyOptions(['HS256'], claims, nowMs)))) === 'good';
  };
  return oneHeader(BEARER_FORM, (token) => verifiedBy(credential, isSignedBy(token)));
}

/**
 * Lets in whoever brings a JWT that is signed with a key of the set at `keySet.url` (RS256 or ES256). A token whose key may
 * be newer than the set in memory is refused only after the set was read again: a 401 is final for the sender.
 *
 * The returned function throws {@link KeySetUnavailableError}.
 */
export function keySetJwtAuthorization(keySet: KeySetOptions, claims: JwtClaims, nowMs: () => number): Authorize {
  const keys = new IssuerKeys(keySet, nowMs);
  return oneHeader(BEARER_FORM, async (token) => {
    const options = verifyOptions(['RS256', 'ES256'], claims, nowMs);
    const readsBefore = keys.reads;
    const known = await verdictByKeySet(token, keys.keyOf, options);
    if (!mayBeOfNewKey(token, known) || keys.reads > readsBefore) return letInIf(known);
    await keys.reread();
    return letInIf(await verdictByKeySet(token, keys.keyOf, options));
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

type Verdict = 'good' | 'bad' | 'key-unknown' | 'key-does-not-fit';

function letInIf(verdict: Verdict): 'not-by-secret' | null {
  return verdict === 'good' ? 'not-by-secret' : null;
}

/**
 * Whether the token's key may be missing in the set that was read. A key that the token names and the set has is not new. `kid`
 * is optional and must be a string (RFC 7515, section 4.1.4); for any other type the set is not read again.
 */
function mayBeOfNewKey(token: string, verdict: Verdict): boolean {
  if (verdict === 'good' || verdict === 'bad') return false;
  const { kid } = decodeProtectedHeader(token);
  return kid === undefined || (verdict === 'key-unknown' && typeof kid === 'string');
}

/** @throws KeySetUnavailableError */
async function verdictByKeySet(token: string, keyOf: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<Verdict> {
  try {
    return await verdictOf(() => jwtVerify(token, keyOf, options));
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) return verdictByAnyOf(error, token, options);
    throw error;
  }
}

async function verdictByAnyOf(
  keys: AsyncIterable<CryptoKey>,
  token: string,
  options: JWTVerifyOptions,
): Promise<Verdict> {
  let tried = 0;
  for await (const key of keys) {
    const verdict = await verdictOf(() => jwtVerify(token, key, options));
    if (verdict !== 'key-does-not-fit') return verdict;
    tried += 1;
    if (tried === MAX_KEYS_TRIED) break;
  }
  return 'key-does-not-fit';
}

/** The verdict of jose on a token. @throws KeySetUnavailableError, JWKSMultipleMatchingKeys */
async function verdictOf(verify: () => Promise<unknown>): Promise<Verdict> {
  try {
    await verify();
    return 'good';
  } catch (error) {
    if (error instanceof KeySetUnavailableError || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
    if (error instanceof errors.JWKSNoMatchingKey) return 'key-unknown';
    // jose refuses a key by a TypeError, for example RSA with less than 2,048 bits (RFC 7518, section 3.3).
    const isOfKey = error instanceof errors.JWSSignatureVerificationFailed || !(error instanceof errors.JOSEError);
    return isOfKey ? 'key-does-not-fit' : 'bad';
  }
}
