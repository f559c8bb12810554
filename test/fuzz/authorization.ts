import { BASIC_CREDENTIALS, BEARER_TOKENS, type Who } from './credentials';
import { type Damage, damaged } from './damage';
import { type Token, type TokenAuth, tokenText, tokenVerdict } from './token';
import type { Verdict } from './verdict';

/** How the handler lets somebody in. */
export type Auth = 'none' | 'bearer' | 'basic' | TokenAuth;

/** Every one of them. */
export const AUTHS: readonly Auth[] = ['none', 'bearer', 'basic', 'jwt-secret', 'jwt-key-set'];

/** What stands around a credential. */
export interface Scheme {
  readonly write: (scheme: string, credential: string) => string;
  readonly isValid: boolean;
}

/** RFC 9110, section 11.4: any number of spaces, in any case. */
export const VALID_SCHEMES: readonly Scheme[] = [
  (scheme: string, credential: string) => `${scheme} ${credential}`,
  (scheme: string, credential: string) => `${scheme.toLowerCase()} ${credential}`,
  (scheme: string, credential: string) => `${scheme.toUpperCase()}    ${credential}`,
].map((write) => ({ write, isValid: true }));

/** All of them. */
export const SCHEMES: readonly Scheme[] = [
  ...VALID_SCHEMES,
  ...[
    (scheme: string, credential: string) => `${scheme}${credential}`,
    (scheme: string, credential: string) => `${scheme}\t${credential}`,
    (scheme: string, credential: string) => `${scheme}\u00a0${credential}`,
    (scheme: string, credential: string) => ` ${scheme} ${credential}`,
    (scheme: string, credential: string) => `${scheme} ${credential} `,
    (scheme: string, credential: string) => `${scheme} ${credential}\n`,
    (scheme: string, credential: string) => `${scheme} ${scheme} ${credential}`,
    (scheme: string, credential: string) => `${scheme} ${credential}, ${scheme} ${credential}`,
    (scheme: string, credential: string) => `${scheme.replace('s', 'ſ')}: ${credential}`,
    (scheme: string) => `${scheme} `,
    (_: string, credential: string) => credential,
    (_: string, credential: string) => `Digest ${credential}`,
  ].map((write) => ({ write, isValid: false })),
];

/** Schemes of a credential. */
export type CredentialForm = 'bearer' | 'basic' | 'jwt';

/** All values of {@link CredentialForm}. */
export const CREDENTIAL_FORMS: readonly CredentialForm[] = ['bearer', 'basic', 'jwt'];

/** A credential that is built only once the handler is chosen, because `fitting` depends on it. */
export interface MadeCredential {
  /** `fitting`: the scheme that the handler asks for. */
  readonly form: CredentialForm | 'fitting';
  readonly by: Who;
  readonly scheme: Scheme;
  readonly token: Token;
  readonly damage: Damage | null;
}

/** What goes into one `Authorization` header: something made, or any text, which nobody lets in. */
export type Credential = MadeCredential | string;

/** One `Authorization` header as it is sent. */
export interface WrittenCredential {
  readonly text: string;
  /** What follows the scheme. */
  readonly content: string;
  readonly verdict: Verdict;
}

/** Writes a credential for the handler, and says what it is. */
export function writtenCredential(credential: Credential, auth: Auth): WrittenCredential {
  if (typeof credential === 'string') {
    return { text: credential, content: credential.slice(credential.lastIndexOf(' ') + 1), verdict: 'forged' };
  }
  const form = credential.form === 'fitting' ? formOf(auth) : credential.form;
  const intact = contentOf(credential, form, auth);
  const content = damaged(intact, credential.damage);
  const text = credential.scheme.write(form === 'basic' ? 'Basic' : 'Bearer', content);
  const isOfKind = form === formOf(auth) && credential.by !== 'other' && credential.scheme.isValid;
  if (!isOfKind) return { text, content, verdict: 'forged' };
  const verdict = form === 'jwt' ? tokenVerdict(credential.token, credential.by, tokenAuthOf(auth)) : 'genuine';
  if (verdict === 'forged' || content === intact) return { text, content, verdict };
  return { text, content, verdict: isSameWhenDecoded(form, intact, content) ? 'unclear' : 'forged' };
}

function formOf(auth: Auth): CredentialForm {
  if (auth === 'basic') return 'basic';
  return auth === 'bearer' || auth === 'none' ? 'bearer' : 'jwt';
}

function tokenAuthOf(auth: Auth): TokenAuth {
  return auth === 'jwt-key-set' ? auth : 'jwt-secret';
}

function contentOf({ by, token }: MadeCredential, form: CredentialForm, auth: Auth): string {
  switch (form) {
    case 'bearer':
      return BEARER_TOKENS[by];
    case 'basic':
      return Buffer.from(BASIC_CREDENTIALS[by]).toString('base64');
    case 'jwt':
      return tokenText(token, by, tokenAuthOf(auth));
  }
}

/** Two different texts can decode to the same bytes: base64 decoders ignore spare bits at the end and foreign characters. */
function isSameWhenDecoded(form: CredentialForm, intact: string, content: string): boolean {
  if (form === 'bearer') return false;
  const encodedFrom = form === 'jwt' ? intact.lastIndexOf('.') + 1 : 0;
  if (intact.slice(0, encodedFrom) !== content.slice(0, encodedFrom)) return false;
  const decoded = (text: string) => Buffer.from(text.slice(encodedFrom), 'base64');
  return decoded(intact).equals(decoded(content));
}
