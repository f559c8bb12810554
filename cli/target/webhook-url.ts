import { isLoopback } from '../../lib/settings/loopback';
import { CommandError } from '../terminal/command';
import type { Texts } from '../texts/texts';

/**
 * The address that was given with `--url`.
 *
 * @throws CommandError with code `usage`
 */
export function webhookUrl(address: string, texts: Texts): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandError('usage', texts.target.badUrl(address));
  }
  // What is signed here must not be read, and sent again, by whoever is on the way.
  if (url.protocol === 'http:' && !isLoopback(url)) throw new CommandError('usage', texts.target.clearText(address));
  return url;
}
