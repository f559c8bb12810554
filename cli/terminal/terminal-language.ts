/** Languages that the terminal texts come in. */
export type TerminalLanguage = 'en' | 'es';

/** The language of the person at the terminal: Spanish when the locale says so (POSIX order of precedence), else English. */
export function terminalLanguage(env: NodeJS.ProcessEnv): TerminalLanguage {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}
