import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, install } from '@sinonjs/fake-timers';
import { type CryptoKey, generateKeyPair, type JWTPayload } from 'jose';
import { keySetJwtAuthorization } from '../../../lambdas/ingest/jwt-authorization';
import { JwtIssuer, type KeySetAnswer, signedJwt } from '../../support/jwt-issuer';

const NOW_SECONDS = 1_800_000_000;
const claims = { issuer: 'https://issuer.example', audience: 'whatz' };
const good: JWTPayload = { iss: claims.issuer, aud: claims.audience, exp: NOW_SECONDS + 3_600 };
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const REREAD_AT_MOST_EVERY_MS = 30 * SECOND_MS;
const FRESH_FOR_MS = 10 * MINUTE_MS;

/** jose asks `Date` how old the set is. */
let clock: Clock;
let issuer: JwtIssuer;
let authorize: (token: string) => Promise<unknown>;

beforeEach(() => {
  clock = install({ now: NOW_SECONDS * 1_000, toFake: ['Date'] });
  issuer = new JwtIssuer();
  const { url, fetch } = issuer;
  const authorizeHeaders = keySetJwtAuthorization({ url, timeoutMs: 50, fetch }, claims, () => Date.now());
  authorize = (token) => authorizeHeaders([`Bearer ${token}`]);
});
afterEach(() => clock.uninstall());

const pass = (milliseconds: number) => clock.setSystemTime(Date.now() + milliseconds);
const unavailable = (code: string) => ({
  name: 'KeySetUnavailableError',
  message: 'The JSON Web Key Set could not be read',
  code,
});
const notSoSoon = unavailable('KEY_SET_READ_A_MOMENT_AGO');
const unreadable = unavailable('KEY_SET_UNAVAILABLE');

const byRsa = (key: CryptoKey, kid?: string) =>
  signedJwt(good, key, { alg: 'RS256', ...(kid === undefined ? {} : { kid }) });
const privateKeyFor = async (alg: string) => (await generateKeyPair(alg)).privateKey;

describe('which tokens are let in', () => {
  test.each(['RS256', 'ES256'])('a good one by %s, and the key set is read once', async (alg) => {
    const token = await signedJwt(good, await issuer.publish(alg, { kid: 'one' }), { alg, kid: 'one' });
    for (let time = 0; time < 3; time += 1) expect(await authorize(token)).toBe('not-by-secret');
    expect(issuer.requests).toBe(1);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['ended a minute ago', { exp: NOW_SECONDS - 59 }, 'not-by-secret'],
    ['ended', { exp: NOW_SECONDS - 60 }, 'credential-mismatch'],
    ['is valid in a minute', { nbf: NOW_SECONDS + 60 }, 'not-by-secret'],
    ['is not valid yet', { nbf: NOW_SECONDS + 61 }, 'credential-mismatch'],
    ['is of another issuer', { iss: 'https://other.example' }, 'credential-mismatch'],
    ['is for somebody else', { aud: 'other' }, 'credential-mismatch'],
    ['has no issuer', { iss: undefined }, 'credential-mismatch'],
    ['is for nobody', { aud: undefined }, 'credential-mismatch'],
    ['never ends', { exp: undefined }, 'credential-mismatch'],
  ])('one that %s', async (_, change, verdict) => {
    const key = await issuer.publish('ES256', { kid: 'one' });
    const token = await signedJwt({ ...good, ...change }, key, { alg: 'ES256', kid: 'one' });
    expect(await authorize(token)).toBe(verdict);
  });

  // Each key says nothing of an algorithm, so that the pinned ones alone keep its tokens out.
  test.each([
    ['RS256', 'not-by-secret'],
    ['ES256', 'not-by-secret'],
    ['RS384', 'credential-mismatch'],
    ['RS512', 'credential-mismatch'],
    ['PS256', 'credential-mismatch'],
    ['PS384', 'credential-mismatch'],
    ['PS512', 'credential-mismatch'],
    ['ES384', 'credential-mismatch'],
    ['ES512', 'credential-mismatch'],
    ['EdDSA', 'credential-mismatch'],
    ['Ed25519', 'credential-mismatch'],
  ])('one by %s, whose key is in the set: %s', async (alg, verdict) => {
    const token = await signedJwt(good, await issuer.publish(alg, { kid: 'one' }), { alg, kid: 'one' });
    expect(await authorize(token)).toBe(verdict);
  });

  test('none that takes the public key for a shared secret', async () => {
    await issuer.publish('RS256', { kid: 'one' });
    for (const secret of [JSON.stringify(issuer.keys[0]), String(issuer.keys[0]?.n)]) {
      expect(await authorize(await signedJwt(good, secret, { alg: 'HS256', kid: 'one' }))).toBe('credential-mismatch');
    }
  });
});

describe('a token without `kid`', () => {
  test('is let in by each of two keys of one kind, as in the middle of a rotation', async () => {
    const [old, next] = [await issuer.publish('RS256', { kid: 'old' }), await issuer.publish('RS256', { kid: 'new' })];
    expect(await authorize(await byRsa(old))).toBe('not-by-secret');
    expect(await authorize(await byRsa(next))).toBe('not-by-secret');
    expect(issuer.requests).toBe(1);
  });

  test('is let in by a key beside one that is too short to be used', async () => {
    issuer.keys.push({ kty: 'RSA', e: 'AQAB', n: Buffer.alloc(128, 0xff).toString('base64url') });
    expect(await authorize(await byRsa(await issuer.publish('RS256')))).toBe('not-by-secret');
  });

  test('is refused when one of the keys fits, but its time is over, and the set is not read for it', async () => {
    const keys = [await issuer.publish('RS256'), await issuer.publish('RS256')];
    await authorize(await byRsa(await privateKeyFor('RS256')));
    pass(REREAD_AT_MOST_EVERY_MS);
    for (const key of keys) {
      const ended = await signedJwt({ ...good, exp: NOW_SECONDS - 61 }, key, { alg: 'RS256' });
      expect(await authorize(ended)).toBe('credential-mismatch');
    }
    expect(issuer.requests).toBe(1);
  });

  test('is tried with 16 keys and no more', async () => {
    await issuer.publish('RS256');
    issuer.keys = Array.from({ length: 15 }, () => ({ ...issuer.keys[0] }));
    const sixteenth = await issuer.publish('RS256');
    const seventeenth = await issuer.publish('RS256');
    expect(await authorize(await byRsa(sixteenth))).toBe('not-by-secret');
    pass(REREAD_AT_MOST_EVERY_MS);
    expect(await authorize(await byRsa(seventeenth))).toBe('credential-mismatch');
  });

  test.each([1, 2])(
    'that fits none of %i keys makes the set be read again: the issuer may have a new one',
    async (count) => {
      for (let index = 0; index < count; index += 1) await issuer.publish('RS256', { kid: `${index}` });
      const stranger = await byRsa(await privateKeyFor('RS256'));
      expect(await authorize(stranger)).toBe('credential-mismatch');
      const next = await issuer.publish('RS256', { kid: 'new' });
      await expect(authorize(await byRsa(next))).rejects.toMatchObject(notSoSoon);
      pass(REREAD_AT_MOST_EVERY_MS);
      expect(await authorize(await byRsa(next))).toBe('not-by-secret');
      expect(issuer.requests).toBe(2);
    },
  );
});

describe('a key that is not in the set', () => {
  let known: string;
  let next: CryptoKey;

  /** The set is read when it has one key; then the issuer has another, and signs with it. */
  beforeEach(async () => {
    known = await byRsa(await issuer.publish('RS256', { kid: 'one' }), 'one');
    expect(await authorize(known)).toBe('not-by-secret');
    next = await issuer.publish('RS256', { kid: 'two' });
  });

  test('is no refusal for 30 s after a read: the issuer may have published it since', async () => {
    for (const wait of [0, REREAD_AT_MOST_EVERY_MS - 1]) {
      pass(wait);
      await expect(authorize(await byRsa(next, 'two'))).rejects.toMatchObject(notSoSoon);
      expect(await authorize(known)).toBe('not-by-secret');
    }
    expect(issuer.requests).toBe(1);
  });

  test('is looked for again after 30 s, and let in when it is there', async () => {
    pass(REREAD_AT_MOST_EVERY_MS);
    expect(await authorize(await byRsa(next, 'two'))).toBe('not-by-secret');
    expect(issuer.requests).toBe(2);
  });

  test('is refused when the set was read on its account and does not have it, also by the very first read', async () => {
    const forged = await byRsa(next, 'three');
    pass(REREAD_AT_MOST_EVERY_MS);
    expect(await authorize(forged)).toBe('credential-mismatch');
    const { url, fetch } = issuer;
    const cold = keySetJwtAuthorization({ url, timeoutMs: 50, fetch }, claims, () => Date.now());
    expect(await cold([`Bearer ${forged}`])).toBe('credential-mismatch');
    expect(issuer.requests).toBe(3);
  });

  test('makes a forger no load: one read in 30 s, and one that fails counts as one', async () => {
    issuer.answer = 'status 500';
    pass(REREAD_AT_MOST_EVERY_MS);
    await expect(authorize(await byRsa(next, 'two'))).rejects.toMatchObject(unreadable);
    for (let time = 0; time < 5; time += 1) {
      await expect(authorize(await byRsa(next, `guess-${time}`))).rejects.toMatchObject(notSoSoon);
    }
    expect(issuer.requests).toBe(2);
    expect(await authorize(known)).toBe('not-by-secret');
    issuer.answer = 'set';
    pass(REREAD_AT_MOST_EVERY_MS);
    expect(await authorize(await byRsa(next, 'two'))).toBe('not-by-secret');
  });

  test('is looked for at once when the clock was set back', async () => {
    pass(-1);
    expect(await authorize(await byRsa(next, 'two'))).toBe('not-by-secret');
  });

  test('is something else than a key that is, and does not fit: that is refused, and nothing is read', async () => {
    pass(REREAD_AT_MOST_EVERY_MS);
    expect(await authorize(await byRsa(next, 'one'))).toBe('credential-mismatch');
    expect(issuer.requests).toBe(1);
  });
});

describe('the set', () => {
  test('is read again after 10 minutes, so that a key which was taken out of it lets nobody in any more', async () => {
    const token = await byRsa(await issuer.publish('RS256', { kid: 'one' }), 'one');
    expect(await authorize(token)).toBe('not-by-secret');
    issuer.keys = [];
    pass(FRESH_FOR_MS - 1);
    expect(await authorize(token)).toBe('not-by-secret');
    pass(1);
    expect(await authorize(token)).toBe('credential-mismatch');
    expect(issuer.requests).toBe(2);
  });

  test.each<KeySetAnswer>(['unreachable', 'hangs', 'status 500', 'not JSON', 'not a set', 'redirect'])(
    'when its answer is "%s" lets nobody in, and is a fault on our side until it is there',
    async (answer) => {
      const token = await byRsa(await issuer.publish('RS256', { kid: 'one' }), 'one');
      issuer.answer = answer;
      await expect(authorize(token)).rejects.toMatchObject(unreadable);
      issuer.answer = 'set';
      expect(await authorize(token)).toBe('not-by-secret');
    },
  );

  test('with a private key in it is a fault on our side', async () => {
    const key = await issuer.publish('ES256', { kid: 'one', d: 'x'.repeat(43) });
    const token = await signedJwt(good, key, { alg: 'ES256', kid: 'one' });
    await expect(authorize(token)).rejects.toMatchObject(unreadable);
  });

  test('is read over HTTP, and a body that never ends is given up', async () => {
    const token = await byRsa(await issuer.publish('RS256', { kid: 'one' }), 'one');
    let isWhole = true;
    const server = createServer((_, response) => {
      response.writeHead(200).write(JSON.stringify({ keys: issuer.keys }));
      if (isWhole) response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const start = (timeoutMs: number) => keySetJwtAuthorization({ url, timeoutMs, fetch }, claims, () => Date.now());
    try {
      expect(await start(5_000)([`Bearer ${token}`])).toBe('not-by-secret');
      isWhole = false;
      await expect(start(50)([`Bearer ${token}`])).rejects.toMatchObject(unreadable);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
