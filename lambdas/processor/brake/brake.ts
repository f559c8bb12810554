/** Several chats have failed, too few yet to tell an outage from a message that nobody can send. */
export interface Watching {
  readonly kind: 'watching';
  /** When the first of them failed. */
  readonly sinceMs: number;
  readonly lastMs: number;
  /** Pseudonyms of the chats that failed since something was last accepted. */
  readonly chats: readonly string[];
}

/** The send API fails for everybody. Nothing is sent until `untilMs`, and then one chat tries it for all. */
export interface Paused {
  readonly kind: 'paused';
  /** When the outage began. */
  readonly sinceMs: number;
  /** Pauses in a row. */
  readonly pauses: number;
  readonly untilMs: number;
  /** Whether that is how long the chat that tries it has for it. */
  readonly isProbed: boolean;
}

/** The send API is asked no faster than it is thought to take: after an outage, or after it said 429. */
export interface Pacing {
  readonly kind: 'pacing';
  /** When the first pause began. */
  readonly sinceMs: number;
  /** Pauses in a row, since something was last accepted. */
  readonly pauses: number;
  /** Nothing is sent before. */
  readonly untilMs: number;
  /** Time between two sends. */
  readonly intervalMs: number;
  /** When the next send is due, by the sends so far. */
  readonly nextMs: number;
  /** The last place in the line of those that wait. */
  readonly lineMs: number;
  /** When the pace is given up, unless there is a line. */
  readonly endsMs: number;
  /** As when watching. */
  readonly chats: readonly string[];
}

/** How long pauses are. */
export interface PauseTiming {
  /** The first pause of an outage, before jitter. */
  readonly baseMs: number;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}

/** What keeps the sends of all chats back; null when nothing does. */
export type Brake = Watching | Paused | Pacing | null;

/** Chats that fail without a success between them before that is an outage: one message that nobody can send is none. */
export const CHATS_OF_AN_OUTAGE = 3;
/** The pace to begin with, after an outage or after 429: ten a second. */
export const FIRST_INTERVAL_MS = 100;
/** The slowest pace. */
export const LONGEST_INTERVAL_MS = 10_000;
/** The fastest: beyond it a pace makes no difference. */
export const SHORTEST_INTERVAL_MS = 10;
/** So many sends a second more after each one that was accepted, while the pace is what holds others back. */
export const GROWTH_PER_SEND = 0.1;
/** Sends may be ahead of the pace by so much: SQS brings messages back at whole seconds. */
export const BURST_MS = 1_000;
/** How long a pace is kept after the last pause, beyond the time in which everybody who waits has come back. */
export const PACED_FOR_MS = 60_000;
/** The longest pause between two tries of an outage: recovery is noticed as fast. Also the longest that a first 429 can ask for. */
export const LONGEST_PAUSE_MS = 60_000;
/** The longest that the send API can ask for when it says 429 again: as in backoff.ts. */
export const LONGEST_ASKED_MS = 15 * 60_000;
/** A chat that waits for the end of an outage looks again after this part of its length, */
export const PART_OF_OUTAGE = 1 / 24;
/** and after half an hour at most. */
export const LONGEST_LOOK_MS = 30 * 60_000;
/** Places in the line reach no further; who finds none looks again, at a pace that may have grown. */
export const LONGEST_LINE_MS = 60_000;
/** What failed so long ago is no longer part of an outage. */
export const WATCHED_FOR_MS = 15 * 60_000;
/** How long others leave it to the chat that tries the send API for all; it may die meanwhile. */
export const PROBE_MS = 15_000;

/** The brake at this time: what has run out is none, and what reaches further than any pause was written by a wrong clock. */
export function brakeAt(brake: Brake, nowMs: number): Brake {
  switch (brake?.kind) {
    case 'watching':
      return nowMs > brake.lastMs + WATCHED_FOR_MS ? null : brake;
    case 'paused':
      return brake.untilMs > nowMs + LONGEST_ASKED_MS ? null : brake;
    case 'pacing': {
      const isOver = nowMs > Math.max(brake.endsMs, brake.lineMs);
      return isOver || brake.untilMs > nowMs + LONGEST_ASKED_MS ? null : brake;
    }
    default:
      return null;
  }
}
