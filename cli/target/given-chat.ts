import { CommandError } from '../terminal/command';
import type { Texts } from '../texts/texts';
import { givenJid } from './given-jid';

/**
 * The pseudonym that was given with `--chat`. Logs and letters hold no numbers, so that one of these would find nothing.
 *
 * @throws CommandError with code `usage` for a number or JID, which it does not repeat
 */
export function givenChat(given: string | undefined, texts: Texts): string | undefined {
  if (given !== undefined && givenJid(given) !== null) throw new CommandError('usage', texts.target.chatIsNumber);
  return given;
}
