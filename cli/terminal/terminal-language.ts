import type { Language } from '../texts/language';

/** The language of the person at the terminal: Spanish when the locale says so (POSIX order of precedence), else English. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}
