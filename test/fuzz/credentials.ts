/** Whose secret or key: the one in force, the one of before the last rotation, or one that is not ours. */
export type Who = 'current' | 'previous' | 'other';

/** Every one of them. */
export const WHO: readonly Who[] = ['current', 'previous', 'other'];

type SecretsByWho = Readonly<Record<Who, string>>;

/** Sign the requests of the fuzzer. */
export const WEBHOOK_SECRETS = secretsNamed('the-webhook-secret-of-the-fuzzer');
/** Go into `Authorization: Bearer`. */
export const BEARER_TOKENS = secretsNamed('the-bearer-token-of-the-fuzzer');
/** User and password of the `basic` handler, for `Authorization: Basic`. */
export const BASIC_CREDENTIALS = secretsNamed('usuario:la-contraseña-del-fuzzer');
/** Keys of the `jwt-secret` handler, which signs with HS256. */
export const TOKEN_SECRETS = secretsNamed('the-secret-that-signs-tokens-of-the-fuzzer');

function secretsNamed(name: string): SecretsByWho {
  return { current: name, previous: `${name}-before`, other: `${name}-of-another` };
}
