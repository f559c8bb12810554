import { CommandError } from '../terminal/command';
import type { TerminalLanguage } from '../terminal/terminal-language';
import { givenJid } from './given-jid';

const TEXTS: Readonly<Record<TerminalLanguage, string>> = {
  en: '--chat takes the pseudonym of a chat, and this is a phone number or a JID. Its pseudonym: npm run whatz -- pseudonym <number>',
  es: '--chat lleva el seudónimo de un chat, y esto es un teléfono o un JID. Su seudónimo: npm run whatz -- pseudonym <número>',
};

/**
 * The pseudonym that was given with `--chat`. Logs and letters hold no numbers, so that one of these would find nothing.
 *
 * @throws CommandError with code `usage` for a number or JID, which it does not repeat
 */
export function givenChat(given: string | undefined, language: TerminalLanguage): string | undefined {
  if (given !== undefined && givenJid(given) !== null) throw new CommandError('usage', TEXTS[language]);
  return given;
}
