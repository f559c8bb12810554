import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import {
  KeySetUnavailableError,
  keySetJwtAuthorization,
  sharedSecretJwtAuthorization,
} from '../../../lambdas/ingest/jwt-authorization';
import { fixedSecret } from '../../support/fixed-secret';

const NOW_SECONDS = 1_800_000_000;
const nowMs = () => NOW_SECONDS * 1_000;
const claims = { issuer: 'https://issuer.example', audience: 'whatz' };
const good: JWTPayload = { iss: claims.issuer, aud: claims.audience, exp: NOW_SECONDS + 600 };
const SECRET = 'a-shared-secret-that-is-long-enough-for-hs256';

function sign(payload: JWTPayload, key: CryptoKey | Uint8Array, alg: string, kid?: string): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) }).sign(key);
}
const signShared = (payload: JWTPayload, secret = SECRET, alg = 'HS256') =>
  sign(payload, new TextEncoder().encode(secret), alg);

describe('signed with the inbound credential', () => {
  const authorize = sharedSecretJwtAuthorization(fixedSecret({ current: SECRET, previous: 'before' }), claims, nowMs);

  test('a good token is let in, by either version', async () => {
    expect(await authorize([`Bearer ${await signShared(good)}`])).toMatchObject({ version: 'current' });
    expect(await authorize([`Bearer ${await signShared(good, 'before')}`])).toMatchObject({ version: 'previous' });
  });

  test.each<[string, Partial<JWTPayload>]>([
    ['ended a minute ago', { exp: NOW_SECONDS - 59 }],
    ['is valid in a minute', { nbf: NOW_SECONDS + 59 }],
  ])('a token that %s is let in: clocks differ', async (_, change) => {
    expect(await authorize([`Bearer ${await signShared({ ...good, ...change })}`])).toMatchObject({
      version: 'current',
    });
  });

  test.each<[string, JWTPayload]>([
    ['ended', { ...good, exp: NOW_SECONDS - 61 }],
    ['is not valid yet', { ...good, nbf: NOW_SECONDS + 61 }],
    ['never ends', { iss: claims.issuer, aud: claims.audience }],
    ['is of another issuer', { ...good, iss: 'https://other.example' }],
    ['is for somebody else', { ...good, aud: 'other' }],
  ])('a token that %s is refused', async (_, payload) => {
    expect(await authorize([`Bearer ${await signShared(payload)}`])).toBe('credential-mismatch');
  });

  test('other secrets, other algorithms and no algorithm are refused', async () => {
    expect(await authorize([`Bearer ${await signShared(good, 'wrong')}`])).toBe('credential-mismatch');
    expect(await authorize([`Bearer ${await signShared(good, SECRET.repeat(2), 'HS512')}`])).toBe(
      'credential-mismatch',
    );
    expect(await authorize([`Bearer ${new UnsecuredJWT(good).encode()}`])).toBe('credential-mismatch');
    expect(await authorize(['Bearer not.a.token'])).toBe('credential-mismatch');
  });
});

describe('signed with a key of the issuer', () => {
  let server: Server;
  let url: string;
  let keySet: object[];
  let status: number;
  let requests: number;

  beforeEach(async () => {
    keySet = [];
    status = 200;
    requests = 0;
    server = createServer((_request, response) => {
      requests += 1;
      response.writeHead(status).end(JSON.stringify({ keys: keySet }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const authorizer = () => keySetJwtAuthorization({ url, timeoutMs: 500, fetch }, claims, nowMs);

  async function publish(alg: string, kid: string): Promise<CryptoKey> {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    keySet.push({ ...(await exportJWK(publicKey)), alg, kid });
    return privateKey;
  }

  test.each(['RS256', 'ES256'])('a good token by %s is let in, and the key set is read once', async (alg) => {
    const key = await publish(alg, 'one');
    const authorize = authorizer();
    for (let time = 0; time < 3; time += 1) {
      expect(await authorize([`Bearer ${await sign(good, key, alg, 'one')}`])).toBe('not-by-secret');
    }
    expect(requests).toBe(1);
  });

  test('a key that is not in the set is refused', async () => {
    await publish('RS256', 'one');
    const { privateKey } = await generateKeyPair('RS256');
    expect(await authorizer()([`Bearer ${await sign(good, privateKey, 'RS256', 'one')}`])).toBe('credential-mismatch');
    expect(await authorizer()([`Bearer ${await sign(good, privateKey, 'RS256', 'two')}`])).toBe('credential-mismatch');
  });

  test('a token of another issuer, or one that has ended, is refused', async () => {
    const key = await publish('ES256', 'one');
    for (const change of [{ iss: 'x' }, { aud: 'x' }, { exp: NOW_SECONDS - 61 }]) {
      const token = await sign({ ...good, ...change }, key, 'ES256', 'one');
      expect(await authorizer()([`Bearer ${token}`])).toBe('credential-mismatch');
    }
  });

  test('the public key is not taken for a shared secret', async () => {
    await publish('RS256', 'one');
    const token = await signShared(good, JSON.stringify(keySet[0]));
    expect(await authorizer()([`Bearer ${token}`])).toBe('credential-mismatch');
  });

  test('a key set that cannot be had lets nobody in, and is a fault on our side', async () => {
    const key = await publish('ES256', 'one');
    const token = await sign(good, key, 'ES256', 'one');
    status = 500;
    await expect(authorizer()([`Bearer ${token}`])).rejects.toBeInstanceOf(KeySetUnavailableError);
    const gone = keySetJwtAuthorization({ url: 'http://127.0.0.1:9/', timeoutMs: 500, fetch }, claims, nowMs);
    await expect(gone([`Bearer ${token}`])).rejects.toBeInstanceOf(KeySetUnavailableError);
  });
});
