import { AuthorizationWorld } from '../support/authorization-world';
import { basic, bearerJwt, CREDENTIAL, JWT, KEY_SET, OK, UNAUTHORIZED } from '../support/authorizations';

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
