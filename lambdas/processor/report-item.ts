import type { DeadLetterCause } from '../shared/message/dead-letter';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import type { Turn } from './brake/turn';
import type { NextStep } from './next-step';
import type { ItemOutcome } from './process-item';

/** Counts and logs what became of an item. Its telemetry is about the item. */
export function reportItem(outcome: ItemOutcome, telemetry: Telemetry): void {
  switch (outcome.kind) {
    case 'skipped':
      telemetry.count('RepliesSkipped');
      telemetry.info('reply skipped', { reason: outcome.reason });
      return;
    case 'sent':
      reportSent(outcome, telemetry);
      return;
    case 'not-sent':
      reportNotSent(outcome, telemetry);
      return;
    case 'failed':
      telemetry.error('dependency failed', errorFields(outcome.error));
      return;
    case 'in-progress':
    case 'copies-used':
      return;
    default:
      outcome satisfies never;
  }
}

type OutcomeOf<Kind extends ItemOutcome['kind']> = Extract<ItemOutcome, { kind: Kind }>;

function reportSent(outcome: OutcomeOf<'sent'>, telemetry: Telemetry): void {
  const { attempts, timeToReplyMs, latencyMs, unnoted } = outcome;
  telemetry.duration('SendLatencyMs', latencyMs);
  telemetry.count('SendAttempts');
  telemetry.count('RepliesSent');
  telemetry.duration('TimeToReplyMs', timeToReplyMs);
  if (unnoted !== null) telemetry.warn('reply sent, its record not completed', errorFields(unnoted.error));
  telemetry.info('reply sent', { attempts, timeToReplyMs });
}

/** Failures have a metric of their own: while nothing is sent, CloudWatch has no sent replies to subtract from the attempts. */
function reportNotSent({ result, latencyMs }: OutcomeOf<'not-sent'>, telemetry: Telemetry): void {
  telemetry.duration('SendLatencyMs', latencyMs);
  if (result.kind !== 'no-token') {
    telemetry.count('SendAttempts');
    telemetry.count('SendFailures');
  }
  if (result.kind === 'rejected') telemetry.count('SendPermanentFailures');
  if (result.kind === 'unauthorized') {
    telemetry.count('SendUnauthorized');
    telemetry.error('send token refused', { status: result.status });
  }
  if (result.kind === 'no-token') {
    telemetry.count('SendTokenMissing');
    telemetry.error('send token not set');
  }
}

/** Counts a reply that a customer may get twice. Written at once, because a crash would lose what is only in memory. */
export function reportUnknownOutcome(telemetry: Telemetry): void {
  telemetry.count('SendOutcomeUnknown');
  telemetry.flush();
}

/** Counts and logs that an item is tried again. */
export function reportRetry(step: Extract<NextStep, { kind: 'retry' }>, telemetry: Telemetry): void {
  const { reason, status, attempt, delayMs } = step;
  telemetry.count('SendRetries');
  telemetry.warn('send retry', { reason, status, attempt, delayMs });
}

/** Counts and logs that the brake keeps an item back. */
export function reportHeld(delayMs: number, telemetry: Telemetry): void {
  telemetry.count('SendsHeld');
  telemetry.info('send held', { delayMs });
}

/** Logs what has become of the brake. */
export function reportTurn(turn: Turn, telemetry: Telemetry): void {
  switch (turn.kind) {
    case 'paused': {
      const { reason, pauses, pauseMs } = turn;
      telemetry.warn('sends paused', { reason, pauses, pauseMs });
      return;
    }
    case 'resumed':
      telemetry.info('sends resumed', { pausedForMs: turn.pausedForMs });
      return;
    default:
      turn satisfies never;
  }
}

/** Counts and logs what is in the dead-letter queue now. */
export function reportDeadLetter({ reason, status, attempts }: DeadLetterCause, telemetry: Telemetry): void {
  telemetry.count('DeadLettered');
  telemetry.error('dead letter', { reason, status, attempts });
}
