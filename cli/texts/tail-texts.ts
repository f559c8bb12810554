import type { TerminalLanguage } from '../terminal/terminal-language';
import { targetTextsIn } from './target-texts';

/** What `tail` says, in one language. */
export interface TailTexts {
  readonly summary: string;
  readonly help: string;
  readonly since: (given: string) => string;
}

const en: TailTexts = {
  summary: 'events, replies, retries and dead letters as they happen',
  help: `Usage: npm run whatz -- tail [options]

Shows what both functions log, as readable lines, until you stop it (Ctrl+C).
At the end of a line is the pseudonym of the chat.

Options:
  --since <time>     begin so long ago: 30s, 15m, 2h, 1d     (5m)
  --chat <pseudonym> one chat only; see: whatz pseudonym
  --no-follow        what is there now, and no more
  --json             the log lines as they are
${targetTextsIn('en').help}

Example:
  npm run whatz -- tail --since 1h --chat 3f9a6f1b2c4d5e60`,
  since: (given) => `--since takes a time such as 30s, 15m, 2h or 1d, not "${given}".`,
};

const es: TailTexts = {
  summary: 'eventos, respuestas, reintentos y apartados conforme ocurren',
  help: `Uso: npm run whatz -- tail [opciones]

Muestra en líneas legibles lo que registran las dos funciones, hasta que lo
detengas (Ctrl+C). Al final de la línea va el seudónimo del chat.

Opciones:
  --since <tiempo>   desde hace cuánto: 30s, 15m, 2h, 1d     (5m)
  --chat <seudónimo> un solo chat; ve: whatz pseudonym
  --no-follow        lo que hay ahora, y nada más
  --json             las líneas del registro tal cual
${targetTextsIn('es').help}

Ejemplo:
  npm run whatz -- tail --since 1h --chat 3f9a6f1b2c4d5e60`,
  since: (given) => `--since lleva un tiempo como 30s, 15m, 2h o 1d, no "${given}".`,
};

/** The texts of `language`. */
export function tailTextsIn(language: TerminalLanguage): TailTexts {
  return language === 'es' ? es : en;
}
