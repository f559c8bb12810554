import { bearerAuthorization, noAuthorization } from '../../../lambdas/ingest/authorization';
import { fixedSecret } from '../../support/fixed-secret';

const authorize = bearerAuthorization(fixedSecret({ current: 'token', previous: 'before' }));

test.each([['Bearer token'], ['bearer token'], ['BEARER  token'], ['Bearer before']])(
  '%s is let in',
  async (header) => {
    expect(await authorize([header])).toBeNull();
  },
);

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
  expect(await rotated(['Bearer new'])).toBeNull();
});

test('an empty credential lets nobody in', async () => {
  const empty = bearerAuthorization(fixedSecret({ current: '', previous: '' }));
  expect(await empty(['Bearer x'])).toBe('credential-mismatch');
});

test('auth: none lets everybody in', async () => {
  expect(await noAuthorization([])).toBeNull();
});
