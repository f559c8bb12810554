import type { CryptoKey, JWTPayload } from 'jose';
import type { AuthorizationWorld } from './authorization-world';
import { signedJwt } from './jwt-issuer';

/** What the panel authorises with, or signs with. */
export const CREDENTIAL = 'panel:a-credential-that-is-long-enough-for-hs256';
const ISSUER = 'https://issuer.example';
const AUDIENCE = 'whatz';
/** Settings of tokens that are signed with the credential. */
export const JWT = { AUTH: 'jwt', JWT_ISSUER: ISSUER, JWT_AUDIENCE: AUDIENCE };
/** Settings of tokens that are signed with a key of the issuer's set. */
export const KEY_SET = { ...JWT, JWKS_URL: 'https://issuer.example/jwks' };

/** The answer to a webhook that is taken. */
export const OK = { statusCode: 200, body: '{"ok":true}' };
/** The answer to a credential that is wrong. */
export const UNAUTHORIZED = { statusCode: 401, body: '{"ok":false,"error":"unauthorized"}' };
/** The answer while the key set cannot be read. */
export const TRY_AGAIN = {
  statusCode: 503,
  headers: { 'Retry-After': '1' },
  body: '{"ok":false,"error":"try again"}',
};

/** The header of a user and password. */
export const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`;

/** The header of a token for the world's hour, with `change` made to its claims. */
export async function bearerJwt(
  { nowMs }: AuthorizationWorld,
  key: CryptoKey | string,
  header: { alg: string; kid?: string },
  change: JWTPayload = {},
): Promise<string> {
  const payload = { iss: ISSUER, aud: AUDIENCE, exp: nowMs / 1_000 + 600, ...change };
  return `Bearer ${await signedJwt(payload, key, header)}`;
}
