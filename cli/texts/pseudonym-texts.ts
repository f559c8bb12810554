import type { TerminalLanguage } from '../terminal/terminal-language';
import { targetTextsIn } from './target-texts';

/** What `pseudonym` says, in one language. */
export interface PseudonymTexts {
  readonly summary: string;
  readonly help: string;
  readonly noNumber: string;
  readonly notANumber: (given: string) => string;
}

const en: PseudonymTexts = {
  summary: 'what stands for a phone number in the logs',
  help: `Usage: npm run whatz -- pseudonym <number>… [options]

The logs hold no phone numbers. Each line about a chat has the field "chat"
with its pseudonym, which only the key in Secrets Manager can make.
A number has its country code; a JID, such as that of a group, works too.

Options:
${targetTextsIn('en').help}
  --json             as JSON

Example:
  npm run whatz -- pseudonym 5215550000101`,
  noNumber: 'Say whose: a phone number with its country code, such as 5215550000101.',
  notANumber: (given) => `"${given}" is no phone number with its country code, and no JID.`,
};

const es: PseudonymTexts = {
  summary: 'lo que representa a un teléfono en los registros',
  help: `Uso: npm run whatz -- pseudonym <número>… [opciones]

Los registros no guardan teléfonos. Cada línea sobre un chat lleva en el campo
"chat" su seudónimo, que solo se puede calcular con la clave que está en
Secrets Manager. El número lleva código de país; también vale un JID, como el
de un grupo.

Opciones:
${targetTextsIn('es').help}
  --json             en JSON

Ejemplo:
  npm run whatz -- pseudonym 5215550000101`,
  noNumber: 'Di de quién: un teléfono con código de país, como 5215550000101.',
  notANumber: (given) => `"${given}" no es un teléfono con código de país ni un JID.`,
};

/** The texts of `language`. */
export function pseudonymTextsIn(language: TerminalLanguage): PseudonymTexts {
  return language === 'es' ? es : en;
}
