import { AUTHS, CREDENTIAL_FORMS, type Credential, type MadeCredential, SCHEMES } from './authorization';
import { type Chance, integer, pick } from './chance';
import { WHO } from './credentials';
import { DAMAGES, DAMAGING_CHARACTERS, type Damage } from './damage';
import { MADE_CREDENTIAL, MADE_SIGNATURE } from './made-request';
import { CONTENT_TYPES, ODD_CREDENTIALS, ODD_SIGNATURES } from './odd-texts';
import type { FuzzRequest } from './request';
import type { MadeSignature, Signature } from './signature';
import { TOKEN_EXTRAS, TOKEN_KIDS, type Token, WRONG_ALGS } from './token';
import { SIGNERS } from './token-keys';
import { TOKEN_PAYLOADS } from './token-payloads';

type Change<T> = (value: T, chance: Chance) => T;

const TOKEN_CHANGES: readonly Change<Token>[] = [
  (token, chance) => ({ ...token, alg: pick([null, ...WRONG_ALGS], chance) }),
  (token, chance) => ({ ...token, signer: pick(['fitting', ...SIGNERS], chance) }),
  (token) => ({ ...token, isRsa: !token.isRsa }),
  (token, chance) => ({ ...token, kid: pick(TOKEN_KIDS, chance) }),
  (token, chance) => ({ ...token, extras: pick(TOKEN_EXTRAS, chance) }),
  (token, chance) => ({ ...token, payload: pick(TOKEN_PAYLOADS, chance) }),
];

const changedToken: Change<MadeCredential> = (credential, chance) => ({
  ...credential,
  token: pick(TOKEN_CHANGES, chance)(credential.token, chance),
});

const CREDENTIAL_CHANGES: readonly Change<MadeCredential>[] = [
  () => MADE_CREDENTIAL,
  () => MADE_CREDENTIAL,
  (credential, chance) => ({ ...credential, form: pick(['fitting', ...CREDENTIAL_FORMS], chance) }),
  (credential, chance) => ({ ...credential, by: pick(WHO, chance) }),
  (credential, chance) => ({ ...credential, scheme: pick(SCHEMES, chance) }),
  (credential, chance) => ({ ...credential, damage: newDamage(chance) }),
  ...new Array<Change<MadeCredential>>(4).fill(changedToken),
];

const SIGNATURE_CHANGES: readonly Change<MadeSignature>[] = [
  () => MADE_SIGNATURE,
  () => MADE_SIGNATURE,
  (signature, chance) => ({ ...signature, by: pick(WHO, chance) }),
  (signature) => ({ ...signature, isUpperCase: !signature.isUpperCase }),
  (signature, chance) => ({ ...signature, damage: newDamage(chance) }),
];

const CHANCE_OF_AN_ODD_ONE = 0.1;

const changedCredential: Change<Credential> = (credential, chance) => {
  if (chance() < CHANCE_OF_AN_ODD_ONE) return pick(ODD_CREDENTIALS, chance);
  return pick(CREDENTIAL_CHANGES, chance)(typeof credential === 'string' ? MADE_CREDENTIAL : credential, chance);
};

const changedSignature: Change<Signature> = (signature, chance) => {
  if (chance() < CHANCE_OF_AN_ODD_ONE) return pick(ODD_SIGNATURES, chance);
  return pick(SIGNATURE_CHANGES, chance)(typeof signature === 'string' ? MADE_SIGNATURE : signature, chance);
};

const changedHeaders: Change<FuzzRequest> = (request, chance) => ({
  ...request,
  headers: {
    cases: [integer(2 ** 16, chance), integer(2 ** 16, chance)],
    empty: pick(['absent', 'null', 'list'], chance),
    all: chance() < CHANCE_OF_AN_ODD_ONE ? pick(['null', 'absent'], chance) : 'given',
  },
});

const otherCredentials: Change<FuzzRequest> = (request, chance) => ({
  ...request,
  credentials: listOf(request.credentials, MADE_CREDENTIAL, changedCredential, chance),
});

const DOOR_CHANGES: readonly Change<FuzzRequest>[] = [
  (request, chance) => ({ ...request, auth: pick(AUTHS, chance) }),
  (request) => ({ ...request, keySetRead: request.keySetRead === 'long-ago' ? 'just-now' : 'long-ago' }),
  (request) => ({ ...request, isBase64: !request.isBase64 }),
  (request, chance) => ({
    ...request,
    signatures: listOf(request.signatures, MADE_SIGNATURE, changedSignature, chance),
  }),
  otherCredentials,
  otherCredentials,
  otherCredentials,
  (request, chance) => ({
    ...request,
    contentTypes: pick([['application/json'], [pick(CONTENT_TYPES, chance)]], chance),
  }),
  changedHeaders,
];

/** `request` with something changed that is not its body. */
export function mutatedDoor(request: FuzzRequest, chance: Chance): FuzzRequest {
  return pick(DOOR_CHANGES, chance)(request, chance);
}

/** The first of `values` changed and the only one, mostly; else none, or that one doubled. */
function listOf<T>([first]: readonly T[], right: T, change: Change<T>, chance: Chance): readonly T[] {
  const changed = change(first ?? right, chance);
  if (chance() >= CHANCE_OF_AN_ODD_ONE) return [changed];
  return pick([[], [changed, changed], [right, changed]], chance);
}

function newDamage(chance: Chance): Damage | null {
  return pick(
    [null, { at: integer(2_000, chance), how: pick(DAMAGES, chance), character: pick(DAMAGING_CHARACTERS, chance) }],
    chance,
  );
}
