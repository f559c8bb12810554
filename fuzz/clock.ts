/** When the clock of the target begins, in milliseconds since the epoch. */
export const CLOCK_STARTS_AT_MS = Date.UTC(2026, 10, 25, 12);
/** How far it moves: after that long a key set may be read again. */
export const CLOCK_MOVES_MS = 31_000;

/** Before a request: `moves` so far from the last reading of the key set that it may be read again, or `stands`. */
export type Clock = 'moves' | 'stands';
