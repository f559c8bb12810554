import { awsProblem } from '../../../cli/target/aws-error';
import { textsIn } from '../../../cli/texts/texts';

const named = (name: string, message = 'details') => Object.assign(new Error(message), { name });

test.each([
  [named('CredentialsProviderError'), 'No AWS credentials were found. Sign in with: aws login'],
  [
    named('CredentialsProviderError', 'Failed to refresh token: x. Please re-authenticate using aws login'),
    'have expired',
  ],
  [named('CredentialsProviderError', 'The SSO session associated with this profile has expired.'), 'have expired'],
  [named('ExpiredTokenException'), 'aws sso login'],
  [named('InvalidClientTokenId'), 'AWS_PROFILE'],
  [named('AccessDeniedException', 'no sqs:ReceiveMessage'), 'no sqs:ReceiveMessage'],
  [named('ThrottlingException'), 'Wait a minute'],
  [new Error('Region is missing'), 'export AWS_REGION='],
  [Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), 'cannot be reached'],
  [named('SomethingElse', 'what it said'), 'what it said'],
  ['thrown text', 'thrown text'],
])('%s says what to do', (error, advice) => {
  expect(awsProblem(error, textsIn('en'))).toMatchObject({ code: 'failed', message: expect.stringContaining(advice) });
});

test('it speaks Spanish too, and keeps the error as its cause', () => {
  const error = named('CredentialsProviderError');
  const problem = awsProblem(error, textsIn('es'));
  expect(problem.message).toMatch(/^No se encontraron credenciales/);
  expect(problem.cause).toBe(error);
});
