import { settingsWith } from '../support/synthesise';
import { problemsOf } from '../support/worded-problems';

const JWT = { auth: 'jwt', jwtIssuer: 'https://id.example.com', jwtAudience: 'webhook' };
const JWKS_URL = 'https://id.example.com/.well-known/jwks.json';
const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b-3c4d';

describe('authorization', () => {
  test.each(['bearer', 'basic', 'jwt', 'none'])('may be %s', (auth) => {
    expect(settingsWith({ auth })).toMatchObject({ auth });
  });

  test('a JWT may name issuer and audience, or neither', () => {
    expect(settingsWith(JWT)).toMatchObject(JWT);
    expect(settingsWith({ auth: 'jwt' })).not.toHaveProperty('jwtIssuer');
  });

  test('a key set needs an issuer and an audience', () => {
    expect(settingsWith({ ...JWT, jwksUrl: JWKS_URL })).toMatchObject({ jwksUrl: JWKS_URL });
    expect(problemsOf({ auth: 'jwt', jwksUrl: JWKS_URL })).toEqual([
      'jwtIssuer: is missing; with jwksUrl it must be set: otherwise a token of any issuer would do that signs with a key of the set',
      'jwtAudience: is missing; with jwksUrl it must be set: otherwise a token that was issued for another service would do',
    ]);
  });

  test('settings of a JWT are refused without it, since they would check nothing', () => {
    expect(problemsOf({ ...JWT, jwksUrl: JWKS_URL, auth: 'bearer' })).toEqual([
      'jwtIssuer: is for auth "jwt" only',
      'jwtAudience: is for auth "jwt" only',
      'jwksUrl: is for auth "jwt" only',
    ]);
  });

  test.each([
    ['http://id.example.com/keys', 'jwksUrl: must start with https://'],
    ['id.example.com/keys', 'jwksUrl: must be a URL'],
    ['https://me:secret@id.example.com/keys', 'jwksUrl: must have no credentials'],
  ])('%s is no key set’s address', (jwksUrl, problem) => {
    expect(problemsOf({ ...JWT, jwksUrl })).toEqual([problem]);
  });

  test('what is wrong by itself and what does not fit together are told at once, each thing once', () => {
    expect(problemsOf({ auth: 'digest', jwtIssuer: 7, jwksUrl: JWKS_URL, certificateArn: CERTIFICATE })).toEqual([
      'auth: must be "bearer", "basic", "jwt" or "none"',
      'jwtIssuer: must be text',
      'jwtAudience: is missing; with jwksUrl it must be set: otherwise a token that was issued for another service would do',
      'domainName: is missing; with certificateArn it must be set: a certificate is for a domain',
    ]);
  });

  test('a previous secret is accepted for 0 to 168 hours', () => {
    expect(settingsWith({ previousSecretHours: '0' })).toMatchObject({ previousSecretHours: 0 });
    expect(settingsWith({ previousSecretHours: 168 })).toMatchObject({ previousSecretHours: 168 });
    for (const previousSecretHours of [-1, 169, 'a day', 1.5]) {
      expect(problemsOf({ previousSecretHours })).toEqual([
        'previousSecretHours: must be a whole number from 0 to 168',
      ]);
    }
  });
});
