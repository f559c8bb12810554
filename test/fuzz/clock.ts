/** When the clock of the target begins, in milliseconds since the epoch. */
export const CLOCK_STARTS_AT_MS = Date.UTC(2026, 10, 25, 12);
/** How far it moves: after that long a key set may be read again. */
export const CLOCK_MOVES_MS = 31_000;

/** When the key set was read last, before a request: too short a time ago to be read again, or long enough. */
export type KeySetRead = 'just-now' | 'long-ago';
