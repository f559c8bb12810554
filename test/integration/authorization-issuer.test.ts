import type { CryptoKey } from 'jose';
import { AuthorizationWorld } from '../support/authorization-world';
import { basic, bearerJwt, CREDENTIAL, KEY_SET, OK, TRY_AGAIN, UNAUTHORIZED } from '../support/authorizations';
import type { KeySetAnswer } from '../support/jwt-issuer';

const REREAD_AT_MOST_EVERY_MS = 30_000;

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
