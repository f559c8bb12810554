import { type JWTPayload, UnsecuredJWT } from 'jose';
import { sharedSecretJwtAuthorization } from '../../../lambdas/ingest/door/jwt-authorization';
import { fixedSecret } from '../../support/fixed-secret';
import { signedJwt } from '../../support/jwt-issuer';

const NOW_SECONDS = 1_800_000_000;
const nowMs = () => NOW_SECONDS * 1_000;
const claims = { issuer: 'https://issuer.example', audience: 'whatz' };
const good: JWTPayload = { iss: claims.issuer, aud: claims.audience, exp: NOW_SECONDS + 600 };
/** Long enough for HS512 too, so that it is refused for its algorithm alone. */
const SECRET = 'a-shared-secret-that-is-long-enough-for-each-of-hs256-hs384-and-hs512';

const bearer = async (payload: JWTPayload, secret = SECRET, alg = 'HS256') => [
  `Bearer ${await signedJwt(payload, secret, { alg })}`,
];
const authorize = sharedSecretJwtAuthorization(fixedSecret({ current: SECRET, previous: 'before' }), claims, nowMs);

test('a good token is let in, by either version', async () => {
  expect(await authorize(await bearer(good))).toMatchObject({ version: 'current' });
  expect(await authorize(await bearer(good, 'before'))).toMatchObject({ version: 'previous' });
});

test.each<[string, Partial<JWTPayload>]>([
  ['ended a minute ago', { exp: NOW_SECONDS - 59 }],
  ['is valid in a minute', { nbf: NOW_SECONDS + 60 }],
])('a token that %s is let in: clocks differ', async (_, change) => {
  expect(await authorize(await bearer({ ...good, ...change }))).toMatchObject({ version: 'current' });
});

test.each<[string, JWTPayload]>([
  ['ended', { ...good, exp: NOW_SECONDS - 60 }],
  ['is not valid yet', { ...good, nbf: NOW_SECONDS + 61 }],
  ['never ends', { iss: claims.issuer, aud: claims.audience }],
  ['is of another issuer', { ...good, iss: 'https://other.example' }],
  ['is for somebody else', { ...good, aud: 'other' }],
])('a token that %s is refused', async (_, payload) => {
  expect(await authorize(await bearer(payload))).toBe('credential-mismatch');
});

test.each(['HS384', 'HS512'])('a token that is signed with the credential, but by %s, is refused', async (alg) => {
  expect(await authorize(await bearer(good, SECRET, alg))).toBe('credential-mismatch');
});

test('other secrets, no algorithm and what is no token are refused', async () => {
  expect(await authorize(await bearer(good, 'wrong'))).toBe('credential-mismatch');
  expect(await authorize([`Bearer ${new UnsecuredJWT(good).encode()}`])).toBe('credential-mismatch');
  expect(await authorize(['Bearer not.a.token'])).toBe('credential-mismatch');
});
