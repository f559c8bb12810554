import type { CryptoKey, JWTPayload } from 'jose';
import { AuthorizationWorld } from '../support/authorization-world';
import { type KeySetAnswer, signedJwt } from '../support/jwt-issuer';

const CREDENTIAL = 'panel:a-credential-that-is-long-enough-for-hs256';
const ISSUER = 'https://issuer.example';
const AUDIENCE = 'whatz';
const JWT = { AUTH: 'jwt', JWT_ISSUER: ISSUER, JWT_AUDIENCE: AUDIENCE };
const KEY_SET = { ...JWT, JWKS_URL: 'https://issuer.example/jwks' };
const REREAD_AT_MOST_EVERY_MS = 30_000;

const OK = { statusCode: 200, body: '{"ok":true}' };
const UNAUTHORIZED = { statusCode: 401, body: '{"ok":false,"error":"unauthorized"}' };
const TRY_AGAIN = {
  statusCode: 503,
  headers: { 'Retry-After': '1' },
  body: '{"ok":false,"error":"try again"}',
};

const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`;

/** A token for the world's hour, with `change` made to its claims. */
async function bearerJwt(
  { nowMs }: AuthorizationWorld,
  key: CryptoKey | string,
  header: { alg: string; kid?: string },
  change: JWTPayload = {},
): Promise<string> {
  const payload = { iss: ISSUER, aud: AUDIENCE, exp: nowMs / 1_000 + 600, ...change };
  return `Bearer ${await signedJwt(payload, key, header)}`;
}

interface Kind {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What is let in, and what looks like it but is refused. */
  readonly headers: (world: AuthorizationWorld) => Promise<{ good: string; bad: Readonly<Record<string, string>> }>;
}

const byKeySet = (alg: 'RS256' | 'ES256'): Kind => ({
  name: `a JWT by ${alg} of a key set`,
  environment: KEY_SET,
  headers: async (world) => {
    const header = { alg, kid: 'one' };
    const key = await world.issuer.publish(alg, { kid: 'one' });
    const stranger = await new AuthorizationWorld(KEY_SET, CREDENTIAL).issuer.publish(alg);
    return {
      good: await bearerJwt(world, key, header),
      bad: {
        'of a stranger': await bearerJwt(world, stranger, header),
        'for somebody else': await bearerJwt(world, key, header, { aud: 'other' }),
        'that has ended': await bearerJwt(world, key, header, { exp: world.nowMs / 1_000 - 61 }),
        'signed with the inbound credential': await bearerJwt(world, CREDENTIAL, { alg: 'HS256' }),
        'that is the inbound credential': `Bearer ${CREDENTIAL}`,
        'of another kind': basic(CREDENTIAL),
      },
    };
  },
});

const KINDS: readonly Kind[] = [
  {
    name: 'bearer',
    environment: { AUTH: 'bearer' },
    headers: async () => ({
      good: `Bearer ${CREDENTIAL}`,
      bad: { 'that is wrong': `Bearer ${CREDENTIAL}x`, 'of another kind': basic(CREDENTIAL) },
    }),
  },
  {
    name: 'basic',
    environment: { AUTH: 'basic' },
    headers: async () => ({
      good: basic(CREDENTIAL),
      bad: { 'that is wrong': basic(`${CREDENTIAL}x`), 'of another kind': `Bearer ${CREDENTIAL}` },
    }),
  },
  {
    name: 'a JWT by HS256 of the inbound credential',
    environment: JWT,
    headers: async (world) => ({
      good: await bearerJwt(world, CREDENTIAL, { alg: 'HS256' }),
      bad: {
        'of a stranger': await bearerJwt(world, `${CREDENTIAL}x`, { alg: 'HS256' }),
        'of another issuer': await bearerJwt(world, CREDENTIAL, { alg: 'HS256' }, { iss: 'https://other.example' }),
        'for somebody else': await bearerJwt(world, CREDENTIAL, { alg: 'HS256' }, { aud: 'other' }),
        'that has ended': await bearerJwt(world, CREDENTIAL, { alg: 'HS256' }, { exp: world.nowMs / 1_000 - 61 }),
        'that is the inbound credential': `Bearer ${CREDENTIAL}`,
        'of another kind': basic(CREDENTIAL),
      },
    }),
  },
  byKeySet('RS256'),
  byKeySet('ES256'),
];

describe.each(KINDS)('$name', ({ environment, headers }) => {
  let world: AuthorizationWorld;
  beforeEach(() => {
    world = new AuthorizationWorld(environment, CREDENTIAL);
  });

  test('a good credential is let in, and its message queued', async () => {
    const { good } = await headers(world);
    expect(await world.send(good)).toMatchObject(OK);
    expect(world.queued).toHaveLength(1);
    expect(world.telemetry.counts.CredentialRejected).toBeUndefined();
  });

  test('a credential that is bad or of another kind is 401, and nothing is queued', async () => {
    const { bad } = await headers(world);
    for (const [what, header] of Object.entries(bad)) {
      expect({ what, ...(await world.send(header)) }).toMatchObject({ what, ...UNAUTHORIZED });
    }
    expect(world.telemetry.counts.CredentialRejected).toBe(Object.keys(bad).length);
    expect(world.queued).toEqual([]);
  });

  test('none, an empty one, and a good one that comes twice are 401, and nothing is queued', async () => {
    const { good } = await headers(world);
    for (const authorizations of [[], [''], [good, good]]) {
      expect(await world.send(...authorizations)).toMatchObject(UNAUTHORIZED);
    }
    expect(world.queued).toEqual([]);
  });
});

test('none: the signature alone lets in, whatever Authorization says', async () => {
  const world = new AuthorizationWorld({ AUTH: 'none' }, CREDENTIAL);
  for (const authorizations of [[], [basic('x')], ['Bearer x', 'Bearer y']]) {
    expect(await world.send(...authorizations)).toMatchObject(OK);
  }
  expect(world.queued).toHaveLength(3);
});

describe('the issuer', () => {
  let world: AuthorizationWorld;
  let key: CryptoKey;
  beforeEach(async () => {
    world = new AuthorizationWorld(KEY_SET, CREDENTIAL);
    key = await world.issuer.publish('RS256', { kid: 'one' });
  });
  const failures = () => world.telemetry.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields);

  test.each<KeySetAnswer>(['unreachable', 'hangs', 'status 500', 'not JSON', 'not a set', 'redirect'])(
    'when the answer to who asks for its key set is "%s", a webhook is 503 and not queued; it is once the set is there',
    async (answer) => {
      const good = await bearerJwt(world, key, { alg: 'RS256', kid: 'one' });
      world.issuer.answer = answer;
      expect(await world.send(good)).toMatchObject(TRY_AGAIN);
      // Also when it hangs: it is given up for itself, before the deadline of the whole webhook.
      expect(failures()).toMatchObject([{ status: 503, reason: 'dependency', errorCode: 'KEY_SET_UNAVAILABLE' }]);
      expect(world.queued).toEqual([]);
      expect(world.telemetry.counts.CredentialRejected).toBeUndefined();

      world.issuer.answer = 'set';
      expect(await world.send(good)).toMatchObject(OK);
      expect(world.queued).toHaveLength(1);
    },
  );

  test('is not asked for whoever brings no token, or one by an algorithm that is not its', async () => {
    const shared = await bearerJwt(world, CREDENTIAL, { alg: 'HS256' });
    for (const header of [basic(CREDENTIAL), 'Bearer not.a.token', shared]) {
      expect(await world.send(header)).toMatchObject(UNAUTHORIZED);
    }
    expect(world.issuer.requests).toBe(0);
    expect(await world.send(await bearerJwt(world, key, { alg: 'RS256', kid: 'one' }))).toMatchObject(OK);
    expect(world.issuer.requests).toBe(1);
  });

  test('may rotate its key at any time: a webhook by a new one is 503 for 30 s at most, then 200, never 401', async () => {
    expect(await world.send(await bearerJwt(world, key, { alg: 'RS256', kid: 'one' }))).toMatchObject(OK);
    const next = await world.issuer.publish('RS256', { kid: 'two' });
    for (const kid of [{ kid: 'two' }, {}]) {
      expect(await world.send(await bearerJwt(world, next, { alg: 'RS256', ...kid }))).toMatchObject(TRY_AGAIN);
    }
    expect(failures()).toMatchObject([
      { errorCode: 'KEY_SET_READ_A_MOMENT_AGO' },
      { errorCode: 'KEY_SET_READ_A_MOMENT_AGO' },
    ]);
    expect(world.queued).toHaveLength(1);

    world.nowMs += REREAD_AT_MOST_EVERY_MS;
    for (const kid of [{ kid: 'two' }, {}]) {
      expect(await world.send(await bearerJwt(world, next, { alg: 'RS256', ...kid }))).toMatchObject(OK);
    }
    expect(await world.send(await bearerJwt(world, key, { alg: 'RS256' }))).toMatchObject(OK);
    expect(world.issuer.requests).toBe(2);
  });

  test('is asked once in 30 s for a forger who has the webhook secret; he gets 503, then 401, and nothing in', async () => {
    const good = await bearerJwt(world, key, { alg: 'RS256', kid: 'one' });
    expect(await world.send(good)).toMatchObject(OK);
    const stranger = await new AuthorizationWorld(KEY_SET, CREDENTIAL).issuer.publish('RS256');
    const forged = () => bearerJwt(world, stranger, { alg: 'RS256', kid: 'guessed' });
    expect(await world.send(await forged())).toMatchObject(TRY_AGAIN);
    world.nowMs += REREAD_AT_MOST_EVERY_MS;
    expect(await world.send(await forged())).toMatchObject(UNAUTHORIZED);
    for (let time = 0; time < 5; time += 1) expect(await world.send(await forged())).toMatchObject(TRY_AGAIN);
    expect(await world.send(good)).toMatchObject(OK);
    expect(world.issuer.requests).toBe(2);
    expect(world.queued).toHaveLength(2);
  });
});
