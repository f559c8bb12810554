import { signedJwt } from '../../support/jwt-issuer';
import { good, KeySetSetting, NOW_SECONDS } from '../../support/key-set-setting';

const setting = new KeySetSetting();

describe('which tokens are let in', () => {
  test.each(['RS256', 'ES256'])('a good one by %s, and the key set is read once', async (alg) => {
    const token = await signedJwt(good, await setting.issuer.publish(alg, { kid: 'one' }), { alg, kid: 'one' });
    for (let time = 0; time < 3; time += 1) expect(await setting.authorize(token)).toBe('not-by-secret');
    expect(setting.issuer.requests).toBe(1);
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
    const key = await setting.issuer.publish('ES256', { kid: 'one' });
    const token = await signedJwt({ ...good, ...change }, key, { alg: 'ES256', kid: 'one' });
    expect(await setting.authorize(token)).toBe(verdict);
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
    const token = await signedJwt(good, await setting.issuer.publish(alg, { kid: 'one' }), { alg, kid: 'one' });
    expect(await setting.authorize(token)).toBe(verdict);
  });

  test('none that takes the public key for a shared secret', async () => {
    await setting.issuer.publish('RS256', { kid: 'one' });
    for (const secret of [JSON.stringify(setting.issuer.keys[0]), String(setting.issuer.keys[0]?.n)]) {
      expect(await setting.authorize(await signedJwt(good, secret, { alg: 'HS256', kid: 'one' }))).toBe(
        'credential-mismatch',
      );
    }
  });
});
