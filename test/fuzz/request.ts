import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Auth, type Credential, type WrittenCredential, writtenCredential } from './authorization';
import { type FuzzBody, writtenBody } from './body';
import type { KeySetRead } from './clock';
import { eventHeaders, type HeaderShape } from './headers';
import { type Signature, writtenSignature } from './signature';
import { mayBeOfNewKey } from './token';
import { type Verdict, worstOf } from './verdict';

/** What a request is generated from, and what is mutated of it. */
export interface FuzzRequest {
  readonly auth: Auth;
  readonly keySetRead: KeySetRead;
  readonly body: FuzzBody;
  readonly signatures: readonly Signature[];
  readonly credentials: readonly Credential[];
  readonly contentTypes: readonly string[];
  readonly headers: HeaderShape;
  /** Whether the event brings the body in base64, as API Gateway does. */
  readonly isBase64: boolean;
}

/** A request as the handler gets it, and what it was made as. */
export interface FuzzInput {
  readonly event: APIGatewayProxyEvent;
  /** Which handler gets it. */
  readonly auth: Auth;
  readonly keySetRead: KeySetRead;
  /** Signature and credential together. */
  readonly verdict: Verdict;
  readonly isTooLarge: boolean;
  /** The key set may lack its key, and was perhaps read a moment ago: see docs/decisions/0013-mismatch-503.md. */
  readonly mayBePutOff: boolean;
}

/** Signs the request, last of all, so that it stays genuine whatever was done to its body. */
export function inputOf(request: FuzzRequest): FuzzInput {
  const { auth, keySetRead, headers, isBase64 } = request;
  const { bytes, body } = writtenBody(request.body, isBase64);
  const isTooLarge = request.body === 'too-large';
  // What is refused for its size is not worth the time that a signature of it takes.
  const signatures = request.signatures.map((signature) =>
    writtenSignature(signature, isTooLarge ? bytes.subarray(0, 1) : bytes),
  );
  const credentials = request.credentials.map((credential) => writtenCredential(credential, auth));
  const values = {
    'x-signature': signatures.map(({ text }) => text),
    authorization: credentials.map(({ text }) => text),
    'content-type': request.contentTypes,
  };
  const event = { body, isBase64Encoded: isBase64, ...eventHeaders(values, headers) };
  const signed = headers.all === 'given' ? onlyVerdictOf(signatures) : 'forged';
  return {
    event: event as unknown as APIGatewayProxyEvent,
    auth,
    keySetRead,
    verdict: worstOf(signed, auth === 'none' ? 'genuine' : onlyVerdictOf(credentials)),
    isTooLarge,
    mayBePutOff: signed === 'genuine' && auth === 'jwt-key-set' && keySetRead === 'just-now' && isOfNewKey(credentials),
  };
}

/** A header that comes twice is refused, even when both are good. */
function onlyVerdictOf([first, ...others]: readonly { readonly verdict: Verdict }[]): Verdict {
  return first === undefined || others.length > 0 ? 'forged' : first.verdict;
}

function isOfNewKey([first, ...others]: readonly WrittenCredential[]): boolean {
  return first !== undefined && others.length === 0 && first.verdict !== 'genuine' && mayBeOfNewKey(first.content);
}
