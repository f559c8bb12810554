import type { CryptoKey } from 'jose';
import { signedJwt } from '../../support/jwt-issuer';
import {
  byRsa,
  good,
  KeySetSetting,
  NOW_SECONDS,
  notSoSoon,
  privateKeyFor,
  REREAD_AT_MOST_EVERY_MS,
  unreadable,
} from '../../support/key-set-setting';

const setting = new KeySetSetting();

describe('a token without `kid`', () => {
  test('is let in by each of two keys of one kind, as in the middle of a rotation', async () => {
    const [old, next] = [
      await setting.issuer.publish('RS256', { kid: 'old' }),
      await setting.issuer.publish('RS256', { kid: 'new' }),
    ];
    expect(await setting.authorize(await byRsa(old))).toBe('not-by-secret');
    expect(await setting.authorize(await byRsa(next))).toBe('not-by-secret');
    expect(setting.issuer.requests).toBe(1);
  });

  test('is let in by a key beside one that is too short to be used', async () => {
    setting.issuer.keys.push({ kty: 'RSA', e: 'AQAB', n: Buffer.alloc(128, 0xff).toString('base64url') });
    expect(await setting.authorize(await byRsa(await setting.issuer.publish('RS256')))).toBe('not-by-secret');
  });

  test('is refused when one of the keys fits, but its time is over, and the set is not read for it', async () => {
    const keys = [await setting.issuer.publish('RS256'), await setting.issuer.publish('RS256')];
    await setting.authorize(await byRsa(await privateKeyFor('RS256')));
    setting.pass(REREAD_AT_MOST_EVERY_MS);
    for (const key of keys) {
      const ended = await signedJwt({ ...good, exp: NOW_SECONDS - 61 }, key, { alg: 'RS256' });
      expect(await setting.authorize(ended)).toBe('credential-mismatch');
    }
    expect(setting.issuer.requests).toBe(1);
  });

  test('is tried with 16 keys and no more', async () => {
    await setting.issuer.publish('RS256');
    setting.issuer.keys = Array.from({ length: 15 }, () => ({ ...setting.issuer.keys[0] }));
    const sixteenth = await setting.issuer.publish('RS256');
    const seventeenth = await setting.issuer.publish('RS256');
    expect(await setting.authorize(await byRsa(sixteenth))).toBe('not-by-secret');
    setting.pass(REREAD_AT_MOST_EVERY_MS);
    expect(await setting.authorize(await byRsa(seventeenth))).toBe('credential-mismatch');
  });

  test.each([1, 2])(
    'that fits none of %i keys makes the set be read again: the issuer may have a new one',
    async (count) => {
      for (let index = 0; index < count; index += 1) await setting.issuer.publish('RS256', { kid: `${index}` });
      const stranger = await byRsa(await privateKeyFor('RS256'));
      expect(await setting.authorize(stranger)).toBe('credential-mismatch');
      const next = await setting.issuer.publish('RS256', { kid: 'new' });
      await expect(setting.authorize(await byRsa(next))).rejects.toMatchObject(notSoSoon);
      setting.pass(REREAD_AT_MOST_EVERY_MS);
      expect(await setting.authorize(await byRsa(next))).toBe('not-by-secret');
      expect(setting.issuer.requests).toBe(2);
    },
  );
});

describe('a key that is not in the set', () => {
  let known: string;
  let next: CryptoKey;

  /** The set is read when it has one key; then the issuer has another, and signs with it. */
  beforeEach(async () => {
    known = await byRsa(await setting.issuer.publish('RS256', { kid: 'one' }), 'one');
    expect(await setting.authorize(known)).toBe('not-by-secret');
    next = await setting.issuer.publish('RS256', { kid: 'two' });
  });

  test('is no refusal for 30 s after a read: the issuer may have published it since', async () => {
    for (const wait of [0, REREAD_AT_MOST_EVERY_MS - 1]) {
      setting.pass(wait);
      await expect(setting.authorize(await byRsa(next, 'two'))).rejects.toMatchObject(notSoSoon);
      expect(await setting.authorize(known)).toBe('not-by-secret');
    }
    expect(setting.issuer.requests).toBe(1);
  });

  test('is looked for again after 30 s, and let in when it is there', async () => {
    setting.pass(REREAD_AT_MOST_EVERY_MS);
    expect(await setting.authorize(await byRsa(next, 'two'))).toBe('not-by-secret');
    expect(setting.issuer.requests).toBe(2);
  });

  test('is refused when the set was read on its account and does not have it, also by the very first read', async () => {
    const forged = await byRsa(next, 'three');
    setting.pass(REREAD_AT_MOST_EVERY_MS);
    expect(await setting.authorize(forged)).toBe('credential-mismatch');
    const cold = setting.startFunction();
    expect(await cold(forged)).toBe('credential-mismatch');
    expect(setting.issuer.requests).toBe(3);
  });

  test('makes a forger no load: one read in 30 s, and one that fails counts as one', async () => {
    setting.issuer.answer = 'status 500';
    setting.pass(REREAD_AT_MOST_EVERY_MS);
    await expect(setting.authorize(await byRsa(next, 'two'))).rejects.toMatchObject(unreadable);
    for (let time = 0; time < 5; time += 1) {
      await expect(setting.authorize(await byRsa(next, `guess-${time}`))).rejects.toMatchObject(notSoSoon);
    }
    expect(setting.issuer.requests).toBe(2);
    expect(await setting.authorize(known)).toBe('not-by-secret');
    setting.issuer.answer = 'set';
    setting.pass(REREAD_AT_MOST_EVERY_MS);
    expect(await setting.authorize(await byRsa(next, 'two'))).toBe('not-by-secret');
  });

  test('is looked for at once when the clock was set back', async () => {
    setting.pass(-1);
    expect(await setting.authorize(await byRsa(next, 'two'))).toBe('not-by-secret');
  });

  test('is something else than a key that is, and does not fit: that is refused, and nothing is read', async () => {
    setting.pass(REREAD_AT_MOST_EVERY_MS);
    expect(await setting.authorize(await byRsa(next, 'one'))).toBe('credential-mismatch');
    expect(setting.issuer.requests).toBe(1);
  });

  test.each([1, null, ['two'], { kid: 'two' }])(
    'that is named by %j makes nobody read: a name is a string',
    async (kid) => {
      expect(await setting.authorize(await byRsa(next, kid))).toBe('credential-mismatch');
      setting.pass(REREAD_AT_MOST_EVERY_MS);
      expect(await setting.authorize(await byRsa(next, kid))).toBe('credential-mismatch');
      expect(setting.issuer.requests).toBe(1);
    },
  );
});
