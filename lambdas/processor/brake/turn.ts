import type { Brake } from './brake';

/** What an onlooker is told of the brake. */
export type Turn =
  /** Nobody sends for so long. */
  | {
      readonly kind: 'paused';
      readonly reason: 'outage' | 'too-many';
      readonly pauses: number;
      readonly pauseMs: number;
    }
  /** Something was accepted again, so long after the first pause began. */
  | { readonly kind: 'resumed'; readonly pausedForMs: number };

/** What has changed for an onlooker, if anything has. */
export function turnOf(before: Brake, after: Brake, nowMs: number): Turn | null {
  if (after === null || after.kind === 'watching') return null;
  const pausesBefore = pausesOf(before);
  if (after.pauses > pausesBefore || (after.pauses > 0 && before?.kind !== after.kind)) {
    const reason = after.kind === 'paused' ? 'outage' : 'too-many';
    return { kind: 'paused', reason, pauses: after.pauses, pauseMs: Math.round(after.untilMs - nowMs) };
  }
  if (pausesBefore === 0 || after.pauses > 0) return null;
  return { kind: 'resumed', pausedForMs: Math.max(0, Math.round(nowMs - after.sinceMs)) };
}

function pausesOf(brake: Brake): number {
  return brake === null || brake.kind === 'watching' ? 0 : brake.pauses;
}
