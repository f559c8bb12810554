import { CommandError } from '../terminal/command';
import type { TerminalLanguage } from '../terminal/terminal-language';

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

const TEXTS: Readonly<Record<TerminalLanguage, Readonly<Record<Problem | 'other', (reason: string) => string>>>> = {
  en: {
    noCredentials: () =>
      'No AWS credentials were found. Sign in with: aws login   (or aws sso login, or aws configure; AWS_PROFILE chooses a profile)',
    badCredentials: () =>
      'AWS does not know these credentials. Check AWS_PROFILE, or sign in again as you did, with aws login, aws sso login or aws configure.',
    expired: () =>
      'The AWS credentials have expired. Sign in again as you did, with aws login, aws sso login or aws configure.',
    noRegion: () => 'No AWS region is set. Choose one, for example: export AWS_REGION=us-east-1',
    denied: (reason) => `These AWS credentials may not do this: ${reason}`,
    throttled: () => 'AWS is slowing us down (throttling). Wait a minute and try again.',
    unreachable: (reason) => `AWS cannot be reached: ${reason}. Check your connection and the region.`,
    other: (reason) => `AWS answered: ${reason}`,
  },
  es: {
    noCredentials: () =>
      'No se encontraron credenciales de AWS. Entra con: aws login   (o aws sso login, o aws configure; AWS_PROFILE elige un perfil)',
    badCredentials: () =>
      'AWS no reconoce estas credenciales. Revisa AWS_PROFILE o vuelve a entrar como la primera vez, con aws login, aws sso login o aws configure.',
    expired: () =>
      'Las credenciales de AWS vencieron. Vuelve a entrar como la primera vez, con aws login, aws sso login o aws configure.',
    noRegion: () => 'No hay región de AWS. Elige una, por ejemplo: export AWS_REGION=us-east-1',
    denied: (reason) => `Estas credenciales de AWS no tienen permiso para esto: ${reason}`,
    throttled: () => 'AWS pide ir más despacio (throttling). Espera un minuto e intenta otra vez.',
    unreachable: (reason) => `No se puede llegar a AWS: ${reason}. Revisa tu conexión y la región.`,
    other: (reason) => `AWS respondió: ${reason}`,
  },
};

/** A failed call to AWS in the words of the person at the terminal, with what mends it. */
export function awsProblem(error: unknown, language: TerminalLanguage): CommandError {
  const name = error instanceof Error ? error.name : '';
  const reason = error instanceof Error ? error.message || name : String(error);
  const problem = problemOfCredentials(name, reason) ?? PROBLEM_OF[name] ?? problemOfSystem(error, reason) ?? 'other';
  return new CommandError('failed', TEXTS[language][problem](reason), { cause: error });
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
