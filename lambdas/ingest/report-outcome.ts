import { DeadlineExceededError } from '../shared/deadline';
import type { LogFields } from '../shared/telemetry/log-messages';
import { errorFields, type Telemetry } from '../shared/telemetry/telemetry';
import { responseOf } from './http';
import type { RejectReason, WebhookOutcome } from './receive-webhook';

/**
 * What every line about a webhook carries: how long it took, the id under which the access log has it, and what stands for its
 * messages and their chats, as far as it was read.
 */
export interface RequestFields extends LogFields {
  readonly durationMs: number;
  readonly requestId: string | undefined;
}

/** Counts and logs how a webhook was answered. */
export function reportOutcome(outcome: WebhookOutcome, request: RequestFields, telemetry: Telemetry): void {
  const status = responseOf(outcome).statusCode;
  switch (outcome.kind) {
    case 'accepted':
      telemetry.info('webhook accepted', {
        event: eventName(outcome.event),
        ...outcome.counts,
        ...request,
      });
      return;
    case 'ignored':
      telemetry.info('webhook ignored', { event: eventName(outcome.event), ...request });
      return;
    case 'rejected':
      countRejection(outcome.reason, telemetry);
      telemetry.warn('webhook rejected', { status, reason: outcome.reason, ...request });
      return;
    case 'unavailable':
      reportUnavailable({ status, reason: outcome.reason, ...request }, telemetry);
  }
}

/** Two deliveries of one item that meet are no failure: the one that comes second is asked to come again. */
function reportUnavailable(fields: LogFields, telemetry: Telemetry): void {
  if (fields.reason === 'in-progress') {
    telemetry.warn('webhook deferred', fields);
    return;
  }
  telemetry.count('IngestFailures');
  telemetry.error('webhook failed', fields);
}

/** Counts and logs a webhook that ended in an error of ours. */
export function reportFailure(error: unknown, request: RequestFields, telemetry: Telemetry): void {
  telemetry.count('IngestFailures');
  const reason = error instanceof DeadlineExceededError ? 'deadline' : 'dependency';
  telemetry.error('webhook failed', { status: 503, reason, ...request, ...errorFields(error) });
}

/** WhatzMeAPI always signs: what has no signature at all is somebody else, and no sign of a wrong secret in its panel. */
function countRejection(reason: RejectReason, telemetry: Telemetry): void {
  if (reason === 'signature-missing') telemetry.count('SignatureMissing');
  else if (reason.startsWith('signature-')) telemetry.count('SignatureRejected');
  if (reason.startsWith('credential-')) telemetry.count('CredentialRejected');
}

/** Event names are short words with dots; anything else could be somebody's data. */
const EVENT_NAME = /^[a-z][a-z0-9_.-]{0,49}$/i;

function eventName(name: string | null): string | null {
  return name !== null && EVENT_NAME.test(name) && !/\d{5}/.test(name) ? name : null;
}
