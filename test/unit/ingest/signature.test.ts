import { readFileSync } from 'node:fs';
import { verifySignature } from '../../../lambdas/ingest/door/signature';
import { fixedSecret } from '../../support/fixed-secret';
import { signatureOf } from '../../support/signed-webhook';

interface Vector {
  readonly name: string;
  readonly key: string;
  readonly bodyBase64: string;
  readonly hex: string;
}

const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/hmac-vectors.json', import.meta.url), 'utf8'),
) as Vector[];
const body = Buffer.from('{"event":"x"}');

describe.each(vectors)('what openssl signed: $name', ({ key, bodyBase64, hex }) => {
  const bytes = Buffer.from(bodyBase64, 'base64');

  test('is accepted in lower and upper case', async () => {
    expect(await verifySignature(bytes, [`sha256=${hex}`], fixedSecret(key))).toMatchObject({ version: 'current' });
    expect(await verifySignature(bytes, [`sha256=${hex.toUpperCase()}`], fixedSecret(key))).toMatchObject({
      version: 'current',
    });
  });

  test('is refused with one bit of the body changed', async () => {
    const changed = Buffer.concat([bytes, Buffer.from([1])]);
    expect(await verifySignature(changed, [`sha256=${hex}`], fixedSecret(key))).toBe('signature-mismatch');
  });
});

test.each([
  ['without its prefix', signatureOf(body, 'k').slice(7)],
  ['without its prefix in capitals', signatureOf(body, 'k').slice(7).toUpperCase()],
  ['with a blank behind its prefix', signatureOf(body, 'k').replace('=', '= ')],
])('a signature %s is accepted', async (_, signature) => {
  expect(await verifySignature(body, [signature], fixedSecret('k'))).toMatchObject({ version: 'current' });
});

test.each([
  ['missing', [], 'signature-missing'],
  ['sent twice', [signatureOf(body, 'k'), signatureOf(body, 'k')], 'signature-repeated'],
  ['empty', [''], 'signature-malformed'],
  ['without its prefix and of another body', [signatureOf(Buffer.from('x'), 'k').slice(7)], 'signature-mismatch'],
  ['in base64', [Buffer.from(signatureOf(body, 'k').slice(7), 'hex').toString('base64')], 'signature-malformed'],
  ['behind two blanks', [signatureOf(body, 'k').replace('=', '=  ')], 'signature-malformed'],
  ['behind a tab', [signatureOf(body, 'k').replace('=', '=\t')], 'signature-malformed'],
  ['behind a blank alone', [signatureOf(body, 'k').replace('sha256=', ' ')], 'signature-malformed'],
  ['with its prefix in capitals', [signatureOf(body, 'k').replace('sha256', 'SHA256')], 'signature-malformed'],
  ['with its prefix in mixed case', [signatureOf(body, 'k').replace('sha256', 'Sha256')], 'signature-malformed'],
  ['with a letter that is not hex', [signatureOf(body, 'k').replace(/.$/, 'g')], 'signature-malformed'],
  ['one digit short', [signatureOf(body, 'k').slice(0, -1)], 'signature-malformed'],
  ['one digit long', [`${signatureOf(body, 'k')}0`], 'signature-malformed'],
  ['followed by a newline', [`${signatureOf(body, 'k')}\n`], 'signature-malformed'],
  ['of another algorithm', [signatureOf(body, 'k').replace('256', '512')], 'signature-malformed'],
  ['made with another secret', [signatureOf(body, 'other')], 'signature-mismatch'],
])('a signature that is %s is refused', async (_, signatures, problem) => {
  expect(await verifySignature(body, signatures, fixedSecret('k'))).toBe(problem);
});

test('the version before a rotation is accepted while it counts', async () => {
  const rotated = fixedSecret({ current: 'new', previous: 'old' });
  expect(await verifySignature(body, [signatureOf(body, 'old')], rotated)).toEqual({
    version: 'previous',
    replacedAtMs: 0,
  });
  expect(await verifySignature(body, [signatureOf(body, 'older')], rotated)).toBe('signature-mismatch');
});

test('a mismatch makes the secret be read again, so that a rotation refuses nobody', async () => {
  const justRotated = fixedSecret('old', { current: 'new', previous: 'old' });
  expect(await verifySignature(body, [signatureOf(body, 'new')], justRotated)).toMatchObject({ version: 'current' });
});

test('an empty secret verifies nothing, not even what was signed with it', async () => {
  const empty = fixedSecret({ current: '', previous: '' });
  expect(await verifySignature(body, [signatureOf(body, '')], empty)).toBe('signature-mismatch');
});

test('a secret that cannot be read is our fault, not the sender’s', async () => {
  const broken = { read: () => Promise.reject(new Error('down')), reread: () => Promise.reject(new Error('down')) };
  await expect(verifySignature(body, [signatureOf(body, 'k')], broken)).rejects.toThrow('down');
});
