import { basicAuthorization, bearerAuthorization, noAuthorization } from '../../../lambdas/ingest/door/authorization';
import { fixedSecret } from '../../support/fixed-secret';

const authorize = bearerAuthorization(fixedSecret({ current: 'token', previous: 'before' }));

test.each([
  ['Bearer token', 'current'],
  ['bearer token', 'current'],
  ['BEARER  token', 'current'],
  ['Bearer before', 'previous'],
])('%s is let in by the %s version', async (header, version) => {
  expect(await authorize([header])).toMatchObject({ version });
});

test.each([
  [[], 'credential-missing'],
  [['Bearer token', 'Bearer token'], 'credential-repeated'],
  [[''], 'credential-malformed'],
  [['Bearer'], 'credential-malformed'],
  [['Bearer '], 'credential-malformed'],
  [['Basic dG9rZW4='], 'credential-malformed'],
  [['Bearer token extra'], 'credential-malformed'],
  [['Bearer Token'], 'credential-mismatch'],
  [['Bearer token2'], 'credential-mismatch'],
])('%j is refused: %s', async (headers, problem) => {
  expect(await authorize(headers)).toBe(problem);
});

test('a token that was rotated a moment ago is let in', async () => {
  const rotated = bearerAuthorization(fixedSecret('old', 'new'));
  expect(await rotated(['Bearer new'])).toMatchObject({ version: 'current' });
});

test('an empty credential lets nobody in', async () => {
  const empty = bearerAuthorization(fixedSecret({ current: '', previous: '' }));
  expect(await empty(['Bearer x'])).toBe('credential-mismatch');
});

test('auth: none lets everybody in', async () => {
  expect(await noAuthorization([])).toBe('not-by-secret');
});

describe('basic', () => {
  const basic = basicAuthorization(fixedSecret({ current: 'panel:contraseña', previous: 'panel:before' }));
  const encode = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  test.each([
    [encode('panel:contraseña'), 'current'],
    [encode('panel:contraseña').replace('Basic', 'basic'), 'current'],
    [encode('panel:before'), 'previous'],
  ])('%s is let in by the %s version', async (header, version) => {
    expect(await basic([header])).toMatchObject({ version });
  });

  const inLatin1 = (text: string) => `Basic ${Buffer.from(text, 'latin1').toString('base64')}`;

  test.each(['panel:contraseña', 'josé:á é í ó ú ü ñ ¿¡', 'panel:plain'])(
    '%s comes in UTF-8 or in Latin-1',
    async (value) => {
      const either = basicAuthorization(fixedSecret({ current: 'panel:new', previous: value }));
      for (const header of [encode(value), inLatin1(value)]) {
        expect(await either([header])).toMatchObject({ version: 'previous' });
      }
      expect(await either([inLatin1(`${value}ñ`)])).toBe('credential-mismatch');
    },
  );

  test.each([
    // Cut to one byte, Ā is NUL and ŏ is O.
    ['panel:Ā', 'panel:\0'],
    ['panel:ŏ', 'panel:O'],
    ['panel:€', 'panel:¬'],
    // Bytes that are no UTF-8 are not one and the same.
    ['panel:\ufffd', 'panel:ñ'],
  ])('a password %j, of which Latin-1 has no letter, is not %j', async (value, other) => {
    const only = basicAuthorization(fixedSecret(value));
    expect(await only([encode(value)])).toMatchObject({ version: 'current' });
    for (const header of [encode(other), inLatin1(other)]) expect(await only([header])).toBe('credential-mismatch');
  });

  test.each([
    [[], 'credential-missing'],
    [[encode('panel:contraseña'), encode('panel:contraseña')], 'credential-repeated'],
    [['Basic'], 'credential-malformed'],
    [['Basic panel:contraseña'], 'credential-malformed'],
    [['Bearer panel:before'], 'credential-malformed'],
    [[encode('panel:wrong')], 'credential-mismatch'],
    [[encode('panel')], 'credential-mismatch'],
  ])('%j is refused: %s', async (headers, problem) => {
    expect(await basic(headers)).toBe(problem);
  });
});
