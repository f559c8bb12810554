import { jwtVerify } from 'jose';
import { authorizationHeader } from '../../../cli/target/authorization-header';
import { sampleOutputs } from '../../support/sample-outputs';

test('a credential goes as the stack wants it', async () => {
  expect(await authorizationHeader(sampleOutputs({ Auth: 'bearer' }), 'token')).toBe('Bearer token');
  expect(await authorizationHeader(sampleOutputs({ Auth: 'basic' }), 'user:pass')).toBe('Basic dXNlcjpwYXNz');
  expect(await authorizationHeader(sampleOutputs({ Auth: 'none' }), '')).toBeUndefined();
  expect(await authorizationHeader(sampleOutputs({ Auth: 'jwt-jwks' }), '')).toBeNull();
});

test('a JWT is signed with the credential and says what the settings demand', async () => {
  const outputs = sampleOutputs({ Auth: 'jwt', JwtIssuer: 'whatzmeapi', JwtAudience: 'webhook' });
  const header = await authorizationHeader(outputs, 'a-credential-of-48-characters-or-so');
  const token = header?.replace(/^Bearer /, '') ?? '';
  const key = new TextEncoder().encode('a-credential-of-48-characters-or-so');
  const options = { algorithms: ['HS256'], issuer: 'whatzmeapi', audience: 'webhook' };
  await expect(jwtVerify(token, key, options)).resolves.toMatchObject({ payload: { exp: expect.any(Number) } });
  await expect(jwtVerify(token, new TextEncoder().encode('another'), options)).rejects.toThrow();
});
