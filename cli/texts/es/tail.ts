import type { tail as en } from '../en/tail';
import { target } from './target';

/** What `tail` says, in Spanish. */
export const tail: typeof en = {
  summary: 'eventos, respuestas, reintentos y apartados conforme ocurren',
  help: `Uso: ./whatz tail [opciones]

Muestra en líneas legibles lo que registran las dos funciones, hasta que lo
detengas (Ctrl+C). Al final de la línea va el seudónimo del chat.

Opciones:
  --since <tiempo>   desde hace cuánto: 30s, 15m, 2h, 1d     (5m)
  --chat <seudónimo> un solo chat; ve: ./whatz pseudonym
  --no-follow        lo que hay ahora, y nada más
  --json             las líneas del registro tal cual
${target.help}

Ejemplo:
  ./whatz tail --since 1h --chat 3f9a6f1b2c4d5e60`,
  since: (given) => `--since lleva un tiempo como 30s, 15m, 2h o 1d, no "${given}".`,
};
