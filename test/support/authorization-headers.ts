import { generateKeyPair } from 'jose';
import { type JwtIssuer, signedJwt } from './jwt-issuer';
import { type AuthorizationKind, CREDENTIALS, CUSTOMER } from './private-values';

/** What a sender brings as `Authorization`, and how it is answered when all else is well. */
export interface Credential {
  readonly what: string;
  readonly authorizations: readonly string[];
  readonly status: number;
}

/** Who issues tokens, and for whom. */
export const TOKENS_ARE = { issuer: 'https://issuer.example', audience: 'the-webhook-of-this-test' } as const;
const CLAIMS = {
  iss: TOKENS_ARE.issuer,
  aud: TOKENS_ARE.audience,
  sub: CUSTOMER.phone,
  name: CUSTOMER.name,
  exp: Date.parse('2100-01-01') / 1_000,
};
const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`;

/** For each kind a good credential, which comes first, and every bad one. */
export async function credentialsOf(issuer: JwtIssuer): Promise<Record<AuthorizationKind, readonly Credential[]>> {
  const [sharedSecret, keySet] = [await sharedSecretTokens(), await keySetTokens(issuer)];
  return {
    none: [{ what: 'good', authorizations: [], status: 200 }],
    bearer: withMalformed(`Bearer ${CREDENTIALS.bearer}`, { guessed: 'Bearer bearer-token-that-was-guessed' }),
    basic: withMalformed(basic(CREDENTIALS.basic), {
      guessed: basic('usuario-del-panel:contraseña-adivinada'),
      'no base64': 'Basic contraseña-sin-codificar',
    }),
    'jwt-shared-secret': withMalformed(sharedSecret.good, sharedSecret.bad),
    'jwt-key-set': [
      ...withMalformed(keySet.good, keySet.bad),
      // The set was read a moment ago: whether the key is new nobody knows.
      { what: 'unknown key', authorizations: [keySet.unknown], status: 503 },
    ],
  };
}

function withMalformed(good: string, bad: Readonly<Record<string, string>>): Credential[] {
  const refused = Object.entries({ ...bad, 'other scheme': 'Digest credential-of-another-scheme' });
  return [
    { what: 'good', authorizations: [good], status: 200 },
    ...refused.map(([what, value]) => ({ what, authorizations: [value], status: 401 })),
    { what: 'missing', authorizations: [], status: 401 },
    { what: 'repeated', authorizations: [good, good], status: 401 },
  ];
}

async function sharedSecretTokens() {
  const tokenWith = async (key: string, claims = CLAIMS) => `Bearer ${await signedJwt(claims, key, { alg: 'HS256' })}`;
  const secret = CREDENTIALS['jwt-shared-secret'];
  return {
    good: await tokenWith(secret),
    bad: {
      stranger: await tokenWith('shared-secret-of-a-stranger-to-this-test'),
      expired: await tokenWith(secret, { ...CLAIMS, exp: 1 }),
      garbage: 'Bearer e30.token-that-is-no-token.at-all',
    },
  };
}

async function keySetTokens(issuer: JwtIssuer) {
  const known = await issuer.publish('ES256', { kid: 'known' });
  const { privateKey: stranger } = await generateKeyPair('ES256');
  const tokenWith = async (key: typeof known, kid: string, claims = CLAIMS) =>
    `Bearer ${await signedJwt(claims, key, { alg: 'ES256', kid })}`;
  return {
    good: await tokenWith(known, 'known'),
    unknown: await tokenWith(stranger, 'unknown'),
    bad: {
      stranger: await tokenWith(stranger, 'known'),
      expired: await tokenWith(known, 'known', { ...CLAIMS, exp: 1 }),
      garbage: 'Bearer e30.token-that-is-no-token.at-all',
    },
  };
}
