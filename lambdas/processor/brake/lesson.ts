import { joinLine, lookAgainMs, spreadOf } from './admission';
import {
  type Brake,
  CHATS_OF_AN_OUTAGE,
  FIRST_INTERVAL_MS,
  GROWTH_PER_SEND,
  LONGEST_ASKED_MS,
  LONGEST_INTERVAL_MS,
  LONGEST_PAUSE_MS,
  PACED_FOR_MS,
  type Pacing,
  type Paused,
  type PauseTiming,
  SHORTEST_INTERVAL_MS,
} from './brake';

/** What a send has taught about the send API. */
export interface Lesson {
  /** It was answered, it failed, or the send API said 429. */
  readonly kind: 'answered' | 'failed' | 'too-many';
  /** Pseudonym of the chat. */
  readonly chat: string;
  readonly beganMs: number;
  /** Whether it was tried for all. */
  readonly isProbe: boolean;
  readonly retryAfterMs?: number | undefined;
}

/** The brake after a send, and how long its chat must wait at least. */
export interface Learnt {
  readonly brake: Brake;
  readonly delayMs: number;
}

/** A 429 without `Retry-After` pauses for this part of the first pause of an outage: it is most often about a second. */
const PART_OF_BASE = 1 / 5;

/** Learns from a send how the send API is. */
export function learn(brake: Brake, lesson: Lesson, nowMs: number, timing: PauseTiming): Learnt {
  switch (lesson.kind) {
    case 'answered':
      return { brake: afterAnswer(brake, lesson, nowMs), delayMs: 0 };
    case 'failed':
      return afterFailure(brake, lesson, nowMs, timing);
    case 'too-many':
      return afterTooMany(brake, lesson, nowMs, timing);
  }
}

function afterAnswer(brake: Brake, { isProbe, beganMs }: Lesson, nowMs: number): Brake {
  switch (brake?.kind) {
    case 'paused':
      return isProbe ? comeback(brake, nowMs) : brake;
    case 'pacing':
      return beganMs < brake.untilMs ? brake : inGoodPace(brake, nowMs);
    default:
      return null;
  }
}

/** The pace grows only while it is what holds others back. */
function inGoodPace(brake: Pacing, nowMs: number): Pacing {
  const intervalMs = brake.nextMs > nowMs ? faster(brake.intervalMs) : brake.intervalMs;
  const isNews = brake.pauses > 0 || brake.chats.length > 0 || intervalMs !== brake.intervalMs;
  return isNews ? { ...brake, pauses: 0, chats: [], intervalMs } : brake;
}

/** Those who wait come back over a part of the outage; until then the pace is kept. */
function comeback({ sinceMs }: Paused, nowMs: number): Pacing {
  const endsMs = nowMs + spreadOf(nowMs - sinceMs) + PACED_FOR_MS;
  const from = { untilMs: nowMs, nextMs: nowMs + FIRST_INTERVAL_MS, lineMs: nowMs, endsMs };
  return { kind: 'pacing', sinceMs, pauses: 0, intervalMs: FIRST_INTERVAL_MS, chats: [], ...from };
}

function faster(intervalMs: number): number {
  return Math.max(SHORTEST_INTERVAL_MS, 1_000 / (1_000 / intervalMs + GROWTH_PER_SEND));
}

function afterFailure(brake: Brake, lesson: Lesson, nowMs: number, timing: PauseTiming): Learnt {
  if (brake?.kind === 'paused') return afterProbe(brake, lesson, nowMs, timing);
  const chats = [...new Set([...(brake?.chats ?? []), lesson.chat])];
  const sinceMs = brake?.kind === 'watching' ? brake.sinceMs : nowMs;
  if (chats.length >= CHATS_OF_AN_OUTAGE) {
    return pause({ sinceMs, pauses: 1 }, nowMs, timing);
  }
  if (brake?.kind === 'pacing') {
    return { brake: chats.length === brake.chats.length ? brake : { ...brake, chats }, delayMs: 0 };
  }
  return { brake: { kind: 'watching', sinceMs, lastMs: nowMs, chats }, delayMs: 0 };
}

/** What began before the pause teaches nothing new. */
function afterProbe(brake: Paused, { isProbe }: Lesson, nowMs: number, timing: PauseTiming): Learnt {
  if (isProbe) return pause({ sinceMs: brake.sinceMs, pauses: brake.pauses + 1 }, nowMs, timing);
  return { brake, delayMs: lookAgainMs(brake, nowMs, timing) };
}

function pause(outage: Pick<Paused, 'sinceMs' | 'pauses'>, nowMs: number, timing: PauseTiming): Learnt {
  const { baseMs, random } = timing;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, baseMs * 2 ** (outage.pauses - 1)) * (1 + random() / 4);
  const brake: Paused = { kind: 'paused', ...outage, untilMs: nowMs + pauseMs, isProbed: false };
  return { brake, delayMs: lookAgainMs(brake, nowMs, timing) };
}

/** Pauses and halves the pace, once for all sends that were made at the pace before. */
function afterTooMany(brake: Brake, lesson: Lesson, nowMs: number, timing: PauseTiming): Learnt {
  const before = brake?.kind === 'pacing' ? brake : null;
  const isKnown = before !== null && lesson.beganMs < before.untilMs;
  if (brake?.kind === 'paused' && !lesson.isProbe) return afterProbe(brake, lesson, nowMs, timing);
  const slower = isKnown ? before : slowed(brake, before, lesson, nowMs, timing);
  const [after, delayMs] = joinLine(slower, 1, nowMs, timing);
  return { brake: after, delayMs };
}

function slowed(brake: Brake, before: Pacing | null, lesson: Lesson, nowMs: number, timing: PauseTiming): Pacing {
  const pauses = (before?.pauses ?? 0) + 1;
  const untilMs = nowMs + askedPauseMs(pauses, lesson.retryAfterMs, timing);
  const isOutage = brake?.kind === 'paused';
  const isSecond = before !== null && before.pauses > 0;
  const sinceMs = isOutage ? brake.sinceMs : isSecond ? before.sinceMs : nowMs;
  const intervalMs = before === null ? FIRST_INTERVAL_MS : Math.min(LONGEST_INTERVAL_MS, before.intervalMs * 2);
  const endsMs = Math.max(before?.endsMs ?? 0, untilMs + (isOutage ? spreadOf(nowMs - sinceMs) : 0) + PACED_FOR_MS);
  const lineMs = Math.max(before?.lineMs ?? 0, untilMs);
  return { kind: 'pacing', sinceMs, pauses, untilMs, intervalMs, nextMs: untilMs, lineMs, endsMs, chats: [] };
}

/** One odd header keeps everybody waiting for a minute at most; what is said again is taken at its word. */
function askedPauseMs(pauses: number, retryAfterMs: number | undefined, { baseMs, random }: PauseTiming): number {
  const longestMs = pauses === 1 ? LONGEST_PAUSE_MS : LONGEST_ASKED_MS;
  const unaskedMs = Math.min(LONGEST_PAUSE_MS, baseMs * PART_OF_BASE * 2 ** (pauses - 1));
  return Math.min(longestMs, Math.max(retryAfterMs ?? 0, unaskedMs) * (1 + random() / 4));
}
