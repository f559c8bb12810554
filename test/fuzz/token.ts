import type { Who } from './credentials';
import { KEY_OF_ANOTHER, KEY_SET, kidOf, type Signer, signatureOf } from './token-keys';
import type { TokenPayload } from './token-payloads';
import type { Verdict } from './verdict';

/** How JSON Web Tokens are checked: with the inbound credential, or with the key set of an issuer. */
export type TokenAuth = 'jwt-secret' | 'jwt-key-set';

/** Members of a token's header. */
export interface TokenExtras {
  readonly members: Readonly<Record<string, unknown>>;
  /** Whether a token with them is good when its signature is. */
  readonly isValid: boolean;
}

/** Which key a token names: the `sibling` is another one of the set, and a number is no name (RFC 7515, section 4.1.4). */
export type TokenKid = 'own' | 'none' | 'sibling' | 'unknown' | 'number';

/** What a JSON Web Token is made from. */
export interface Token {
  /** What the header says; null for what is true. */
  readonly alg: string | null;
  /** `fitting` is what the handler asks for. */
  readonly signer: Signer | 'fitting';
  /** Which of the two algorithms of the key set is the fitting one. */
  readonly isRsa: boolean;
  readonly kid: TokenKid;
  readonly extras: TokenExtras;
  readonly payload: TokenPayload;
}

/** Every kid. */
export const TOKEN_KIDS: readonly TokenKid[] = ['own', 'none', 'sibling', 'unknown', 'number'];

/** What headers say, and should not. */
export const WRONG_ALGS: readonly string[] = [
  ...['none', 'None', 'nOnE', '', 'hs256', 'HS256 ', 'HS256', 'HS384', 'HS512', 'ES256', 'ES384', 'RS256', 'RS512'],
  ...['PS256', 'EdDSA', 'dir', '__proto__', 'constructor'],
];

/** None of them is in the way of a good token. */
export const HARMLESS_EXTRAS: readonly TokenExtras[] = [
  {},
  { typ: 'JWT' },
  { typ: 5, cty: [], zip: 'DEF' },
  { b64: false },
  { jwk: KEY_OF_ANOTHER },
  { jku: 'https://another.example/keys.json', x5u: 'https://another.example/chain.pem', x5c: ['AAAA'] },
].map((members) => ({ members, isValid: true }));

/** All of them. */
export const TOKEN_EXTRAS: readonly TokenExtras[] = [
  ...HARMLESS_EXTRAS,
  ...[['exp'], ['another'], [], [5], 'exp', null, {}].map((crit) => ({ members: { crit }, isValid: false })),
  { members: { b64: false, crit: ['b64'] }, isValid: false },
];

/** Writes the token that `who` makes. */
export function tokenText(token: Token, who: Who, auth: TokenAuth): string {
  const signer = signerOf(token, auth);
  const header = { alg: token.alg ?? signer, ...kidMember(token.kid, signer, who), ...token.extras.members };
  const input = `${base64url(JSON.stringify(header))}.${base64url(token.payload.bytes)}`;
  return `${input}.${base64url(signatureOf(input, signer, who))}`;
}

/** What that token is. */
export function tokenVerdict(token: Token, who: Who, auth: TokenAuth): Verdict {
  const signer = signerOf(token, auth);
  const signers: readonly Signer[] = auth === 'jwt-secret' ? ['HS256'] : ['ES256', 'RS256'];
  const isSigned = who !== 'other' && signers.includes(signer) && (token.alg ?? signer) === signer;
  if (!isSigned || !token.extras.isValid || !token.payload.isValid) return 'forged';
  return auth === 'jwt-secret' || token.kid === 'own' || token.kid === 'none' ? 'genuine' : 'forged';
}

/** Whether a token, damaged or not, names no key of the set by `kid` and `alg`, so that its key may be a new one. */
export function mayBeOfNewKey(token: string): boolean {
  const { alg, kid } = headerOf(token);
  if (alg !== 'ES256' && alg !== 'RS256') return false;
  return kid === undefined || !KEY_SET.keys.some((key) => key.kid === kid && key.alg === alg);
}

function headerOf(token: string): { readonly alg?: unknown; readonly kid?: unknown } {
  try {
    return Object(JSON.parse(new TextDecoder().decode(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url'))));
  } catch {
    return {};
  }
}

function signerOf({ signer, isRsa }: Token, auth: TokenAuth): Signer {
  if (signer !== 'fitting') return signer;
  if (auth === 'jwt-secret') return 'HS256';
  return isRsa ? 'RS256' : 'ES256';
}

function kidMember(kid: TokenKid, signer: Signer, who: Who): { readonly kid?: string | number } {
  switch (kid) {
    case 'own':
      return { kid: kidOf(signer, who) };
    case 'none':
      return {};
    case 'sibling':
      return { kid: kidOf(signer, who === 'current' ? 'previous' : 'current') };
    case 'unknown':
      return { kid: 'a-key-that-is-not-in-the-set' };
    case 'number':
      return { kid: 5 };
  }
}

function base64url(content: string | Buffer): string {
  return Buffer.from(content as string).toString('base64url');
}
