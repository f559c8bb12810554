import type { StackOutputs } from '../../lib/settings/stack-outputs';
import type { TerminalLanguage } from '../terminal/terminal-language';
import { en } from './secrets-texts-en';
import { es } from './secrets-texts-es';

type Which = 'webhook' | 'credential';

/** What `secrets` says, in one language. */
export interface SecretsTexts {
  readonly summary: string;
  readonly help: string;
  readonly whatToDo: string;
  readonly rotateWhat: string;
  readonly leakedOnlyRotates: string;
  readonly url: string;
  readonly secret: string;
  readonly authorization: string;
  readonly authorizationOf: (auth: StackOutputs['Auth'], credential: string | undefined) => string;
  readonly pasteThese: string;
  readonly sendTokenSet: string;
  readonly sendTokenMissing: string;
  readonly askSendToken: string;
  readonly nothingTyped: string;
  readonly notAToken: string;
  readonly tokenInHistory: string;
  readonly sendTokenStored: string;
  readonly noCredentialUsed: (auth: StackOutputs['Auth']) => string;
  readonly tooSoon: (since: Date, until: Date) => string;
  readonly confirmRotate: (which: Which, target: string) => string;
  readonly confirmLeaked: (which: Which, target: string) => string;
  readonly waiting: (seconds: number) => string;
  /** `value` in the form in which it goes into the panel. */
  readonly rotated: (which: Which, value: string) => readonly string[];
  readonly previousAccepted: (hours: number) => string;
  readonly previousWarned: string;
  readonly previousRefused: string;
}

/** The texts of `language`. */
export function secretsTextsIn(language: TerminalLanguage): SecretsTexts {
  return language === 'es' ? es : en;
}
