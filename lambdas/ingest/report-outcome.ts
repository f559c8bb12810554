import type { Telemetry } from '../shared/telemetry';
import { responseOf } from './http';
import type { RejectReason, WebhookOutcome } from './receive-webhook';

/** Counts and logs how a webhook was answered. */
export function reportOutcome(outcome: WebhookOutcome, durationMs: number, telemetry: Telemetry): void {
  const status = responseOf(outcome).statusCode;
  switch (outcome.kind) {
    case 'accepted':
      telemetry.info('webhook accepted', { event: eventName(outcome.event), ...outcome.counts, durationMs });
      return;
    case 'ignored':
      telemetry.info('webhook ignored', { event: eventName(outcome.event), durationMs });
      return;
    case 'rejected':
      countRejection(outcome.reason, telemetry);
      telemetry.warn('webhook rejected', { status, reason: outcome.reason });
      return;
    case 'unavailable':
      reportUnavailable(outcome.reason, status, telemetry);
  }
}

/** Two deliveries of one item that meet are no failure: the one that comes second is asked to come again. */
function reportUnavailable(reason: 'in-progress' | 'dependency', status: number, telemetry: Telemetry): void {
  if (reason === 'in-progress') {
    telemetry.warn('webhook deferred', { status, reason });
    return;
  }
  telemetry.count('IngestFailures');
  telemetry.error('webhook failed', { status, reason });
}

function countRejection(reason: RejectReason, telemetry: Telemetry): void {
  if (reason.startsWith('signature-')) telemetry.count('SignatureRejected');
  if (reason.startsWith('credential-')) telemetry.count('CredentialRejected');
}

/** Event names are short words with dots; anything else could be somebody's data. */
const EVENT_NAME = /^[a-z][a-z0-9_.-]{0,49}$/i;

function eventName(name: string | null): string | null {
  return name !== null && EVENT_NAME.test(name) && !/\d{5}/.test(name) ? name : null;
}
