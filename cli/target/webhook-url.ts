import { isLoopback } from '../../local/loopback';
import { CommandError } from '../terminal/command';
import type { TerminalLanguage } from '../terminal/terminal-language';

type Problem = 'invalid' | 'clearText';

const TEXTS: Readonly<Record<TerminalLanguage, Readonly<Record<Problem, (address: string) => string>>>> = {
  en: {
    invalid: (address) => `--url is not an http(s) URL: ${address}`,
    clearText: (address) =>
      `--url must be https:// for another machine, or the credential could be read on the way: ${address}`,
  },
  es: {
    invalid: (address) => `--url no es una URL http(s): ${address}`,
    clearText: (address) =>
      `--url debe ser https:// si es otra máquina; si no, la credencial se podría leer en el camino: ${address}`,
  },
};

/**
 * The address that was given with `--url`.
 *
 * @throws CommandError with code `usage`, in `language`
 */
export function webhookUrl(address: string, language: TerminalLanguage): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new CommandError('usage', TEXTS[language].invalid(address));
  }
  // What is signed here must not be read, and sent again, by whoever is on the way.
  if (url.protocol === 'http:' && !isLoopback(url)) throw new CommandError('usage', TEXTS[language].clearText(address));
  return url;
}
