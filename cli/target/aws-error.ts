import { CommandError } from '../terminal/command';
import type { Texts } from '../texts/texts';

/** What a call to AWS can come to that the person at the terminal can mend. */
type Problem = 'noCredentials' | 'badCredentials' | 'expired' | 'noRegion' | 'denied' | 'throttled' | 'unreachable';

const PROBLEM_OF: Readonly<Record<string, Problem>> = {
  CredentialsProviderError: 'noCredentials',
  TokenProviderError: 'expired',
  ExpiredToken: 'expired',
  ExpiredTokenException: 'expired',
  RequestExpired: 'expired',
  InvalidClientTokenId: 'badCredentials',
  UnrecognizedClientException: 'badCredentials',
  SignatureDoesNotMatch: 'badCredentials',
  InvalidSignatureException: 'badCredentials',
  AccessDenied: 'denied',
  AccessDeniedException: 'denied',
  UnauthorizedOperation: 'denied',
  AuthorizationError: 'denied',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  TimeoutError: 'unreachable',
};

const UNREACHABLE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH']);

/** A failed call to AWS in the words of the person at the terminal, with what mends it. */
export function awsProblem(error: unknown, texts: Texts): CommandError {
  const name = error instanceof Error ? error.name : '';
  const reason = error instanceof Error ? error.message || name : String(error);
  const problem = problemOfCredentials(name, reason) ?? PROBLEM_OF[name] ?? problemOfSystem(error, reason) ?? 'other';
  return new CommandError('failed', texts.aws[problem](reason), { cause: error });
}

/** For `catch`: throws {@link awsProblem}. */
export function inWords(texts: Texts): (error: unknown) => never {
  return (error) => {
    throw awsProblem(error, texts);
  };
}

/** Those of a session that has ended come under the same name as none at all. */
function problemOfCredentials(name: string, reason: string): Problem | undefined {
  const isEnded = name === 'CredentialsProviderError' && /expired|re-authenticate|refresh token/i.test(reason);
  return isEnded ? 'expired' : undefined;
}

/** What the SDK throws without a name of its own. */
function problemOfSystem(error: unknown, reason: string): Problem | undefined {
  if (/region is missing/i.test(reason)) return 'noRegion';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return UNREACHABLE.has(code) ? 'unreachable' : undefined;
}
