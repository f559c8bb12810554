import { DeadlineExceededError } from '../shared/deadline';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import type { WebhookOutcome } from './receive-webhook';
import { REFUSALS } from './reject-reasons';

/** Status of an answer that asks the sender to try again. */
const UNAVAILABLE = 503;

/** Counts and logs how a webhook was answered. Its telemetry is about the webhook. */
export function reportOutcome(outcome: WebhookOutcome, telemetry: Telemetry): void {
  switch (outcome.kind) {
    case 'accepted':
      telemetry.info('webhook accepted', { event: eventName(outcome.event), ...outcome.counts });
      return;
    case 'ignored':
      telemetry.info('webhook ignored', { event: eventName(outcome.event) });
      return;
    case 'rejected': {
      const { status, metric } = REFUSALS[outcome.reason];
      telemetry.count(metric);
      telemetry.warn('webhook rejected', { status, reason: outcome.reason });
      return;
    }
    case 'deferred':
      telemetry.warn('webhook deferred', { status: UNAVAILABLE, reason: 'in-progress' });
      return;
    case 'unavailable':
      telemetry.count('IngestFailures');
      telemetry.error('webhook failed', { status: UNAVAILABLE, reason: 'dependency' });
      return;
    default:
      outcome satisfies never;
  }
}

/** Counts and logs a webhook that ended in an error of ours. */
export function reportFailure(error: unknown, telemetry: Telemetry): void {
  const reason = error instanceof DeadlineExceededError ? 'deadline' : 'dependency';
  telemetry.count('IngestFailures');
  telemetry.error('webhook failed', { status: UNAVAILABLE, reason, ...errorFields(error) });
}

/** Event names are short words with dots; anything else could be somebody's data. */
const EVENT_NAME = /^[a-z][a-z0-9_.-]{0,49}$/i;

function eventName(name: string | null): string | null {
  return name !== null && EVENT_NAME.test(name) && !/\d{5}/.test(name) ? name : null;
}
