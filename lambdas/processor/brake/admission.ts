import {
  type Brake,
  BURST_MS,
  LONGEST_LINE_MS,
  LONGEST_LOOK_MS,
  PART_OF_OUTAGE,
  type Pacing,
  type Paused,
  type PauseTiming,
  PROBE_MS,
} from './brake';

/** The messages of one chat that want to be sent, one after another. */
export interface Applicant {
  readonly sends: number;
  /** Whether it comes for the first time: who has waited goes first. */
  readonly isNew: boolean;
}

/** Whether a chat may send now. */
export type Gate =
  /** As without a brake, at the pace that is kept, or to try the send API for all. */
  | { readonly kind: 'open'; readonly as: 'usual' | 'paced' | 'probe' }
  | { readonly kind: 'held'; readonly delayMs: number };

/** What came of asking, and what asking did to the brake. */
export interface Admission {
  readonly brake: Brake;
  readonly gates: readonly Gate[];
}

/** The gate of those that nothing holds back. */
export const OPEN: Gate = { kind: 'open', as: 'usual' };

/** Decides which chats may send at this time. Who may not is told when to come again, so that not all come together. */
export function admit(brake: Brake, applicants: readonly Applicant[], nowMs: number, timing: PauseTiming): Admission {
  let after = brake;
  const gates = applicants.map((applicant) => {
    const [next, gate] = admitOne(after, applicant, nowMs, timing);
    after = next;
    return gate;
  });
  return { brake: after, gates };
}

function admitOne(brake: Brake, applicant: Applicant, nowMs: number, timing: PauseTiming): [Brake, Gate] {
  if (applicant.sends === 0) return [brake, OPEN];
  switch (brake?.kind) {
    case 'paused':
      return inPause(brake, nowMs, timing);
    case 'pacing':
      return inPace(brake, applicant, nowMs, timing);
    default:
      return [brake, OPEN];
  }
}

/** The first that comes after the pause tries for all, and the others wait for what comes of it. */
function inPause(brake: Paused, nowMs: number, timing: PauseTiming): [Brake, Gate] {
  if (nowMs < brake.untilMs) return [brake, { kind: 'held', delayMs: lookAgainMs(brake, nowMs, timing) }];
  return [
    { ...brake, isProbed: true, untilMs: nowMs + PROBE_MS },
    { kind: 'open', as: 'probe' },
  ];
}

/** After the pause, and some part of the outage: a chat that waits a weekend must not use up its receives. */
export function lookAgainMs(brake: Paused, nowMs: number, { baseMs, random }: PauseTiming): number {
  const waitMs = brake.isProbed ? baseMs * random() : Math.max(0, brake.untilMs - nowMs);
  return waitMs + (spreadOf(nowMs - brake.sinceMs) / 2) * (1 + random());
}

/** The time over which those who wait for the end of an outage come back. */
export function spreadOf(outageMs: number): number {
  return Math.min(LONGEST_LOOK_MS, Math.max(0, outageMs) * PART_OF_OUTAGE);
}

/** A bucket that fills at the pace (GCRA), and a line for whom it has nothing left. */
function inPace(brake: Pacing, { sends, isNew }: Applicant, nowMs: number, timing: PauseTiming): [Brake, Gate] {
  const hasLine = brake.lineMs > nowMs;
  const nextMs = Math.max(brake.nextMs, nowMs);
  const isDue = nowMs >= brake.untilMs && nextMs - nowMs < BURST_MS;
  if (isDue && !(isNew && hasLine))
    return [
      { ...brake, nextMs: nextMs + sends * brake.intervalMs },
      { kind: 'open', as: 'paced' },
    ];
  const [after, delayMs] = joinLine(brake, sends, nowMs, timing);
  return [after, { kind: 'held', delayMs }];
}

/** Takes the next place in the line, and tells when it comes. */
export function joinLine(brake: Pacing, sends: number, nowMs: number, { random }: PauseTiming): [Pacing, number] {
  const startMs = Math.max(brake.untilMs, nowMs);
  const lineMs = Math.max(brake.lineMs, startMs) + sends * brake.intervalMs;
  if (lineMs <= startMs + LONGEST_LINE_MS) return [{ ...brake, lineMs }, lineMs - nowMs];
  return [brake, startMs - nowMs + (LONGEST_LINE_MS / 2) * (1 + random())];
}
