import fc from 'fast-check';
import { AUTHS, CREDENTIAL_FORMS, type Credential, SCHEMES, VALID_SCHEMES } from './authorization';
import { WHO } from './credentials';
import { DAMAGES, DAMAGING_CHARACTERS, type Damage } from './damage';
import { CONTENT_TYPES, ODD_CREDENTIALS, ODD_SIGNATURES } from './odd-texts';
import type { FuzzRequest } from './request';
import { PREFIXES, type Signature } from './signature';
import { HARMLESS_EXTRAS, TOKEN_EXTRAS, TOKEN_KIDS, type Token, WRONG_ALGS } from './token';
import { SIGNERS } from './token-keys';
import { TOKEN_PAYLOADS, VALID_TOKEN_PAYLOADS } from './token-payloads';

/** `usual`, `weight` times as often as `other`. */
function mostly<T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>, weight = 12): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: usual, weight }, { arbitrary: other, weight: 1 });
}

const one = fc.constantFrom;
const damage: fc.Arbitrary<Damage | null> = mostly<Damage | null>(
  fc.constant(null),
  fc.record({ at: fc.nat(2_000), how: one(...DAMAGES), character: one(...DAMAGING_CHARACTERS) }),
);
const who = mostly(one('current' as const, 'previous'), one(...WHO));

const token: fc.Arbitrary<Token> = fc.record({
  alg: mostly<string | null>(fc.constant(null), one(...WRONG_ALGS)),
  signer: mostly<Token['signer']>(fc.constant('fitting'), one(...SIGNERS)),
  isRsa: fc.boolean(),
  kid: mostly<Token['kid']>(one('own', 'none'), one(...TOKEN_KIDS), 4),
  extras: mostly(one(...HARMLESS_EXTRAS), one(...TOKEN_EXTRAS)),
  payload: mostly(one(...VALID_TOKEN_PAYLOADS), one(...TOKEN_PAYLOADS)),
});

const made: fc.Arbitrary<Credential> = fc.record({
  form: mostly<(typeof CREDENTIAL_FORMS)[number] | 'fitting'>(fc.constant('fitting'), one(...CREDENTIAL_FORMS)),
  by: who,
  scheme: mostly(one(...VALID_SCHEMES), one(...SCHEMES)),
  token,
  damage,
});

const anyText = fc.string({ unit: 'binary', maxLength: 80 });
const anyPart = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  fc.json({ maxDepth: 2 }).map((text) => Buffer.from(text).toString('base64url')),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const anyToken = fc.array(anyPart, { minLength: 1, maxLength: 5 }).map((parts) => `Bearer ${parts.join('.')}`);
const anyCredential = fc.oneof(one(...ODD_CREDENTIALS), anyToken, anyText);

const signature = mostly<Signature>(
  fc.record({ by: who, prefix: one(...PREFIXES), isUpperCase: fc.boolean(), damage }),
  fc.oneof(one(...ODD_SIGNATURES), anyText),
  20,
);

/** None to three of them; nearly always one. */
function usuallyOne<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return mostly(
    value.map((only) => [only]),
    fc.array(value, { maxLength: 3 }),
    20,
  );
}

const nameCase = fc.nat(0xffff);

/** Everything of a request but its body. */
export const doorInputs: Readonly<{ [Name in keyof Omit<FuzzRequest, 'body'>]: fc.Arbitrary<FuzzRequest[Name]> }> = {
  auth: one(...AUTHS),
  keySetRead: mostly<FuzzRequest['keySetRead']>(fc.constant('long-ago'), fc.constant('just-now'), 3),
  signatures: usuallyOne(signature),
  credentials: usuallyOne(mostly<Credential>(made, anyCredential)),
  contentTypes: usuallyOne(mostly(fc.constant('application/json'), fc.oneof(one(...CONTENT_TYPES), anyText))),
  headers: fc.record({
    cases: fc.tuple(nameCase, nameCase),
    empty: one('absent', 'null', 'list'),
    all: mostly<FuzzRequest['headers']['all']>(fc.constant('given'), one('null', 'absent'), 60),
  }),
  isBase64: fc.boolean(),
};
