import type { RejectReason } from '../../../lambdas/ingest/reject-reasons';
import { reportFailure, reportOutcome } from '../../../lambdas/ingest/report-outcome';
import { DeadlineExceededError } from '../../../lambdas/shared/deadline';
import { recordingTelemetry } from '../../support/recording-telemetry';

const about = { messageKey: 'key', chat: 'pseudonym' };
const request = { durationMs: 12, requestId: 'request-1', ...about };
const counts = { accepted: 1, duplicates: 0, ignored: 0, quarantined: 0 };

test.each([
  ['messages.upsert', 'messages.upsert'],
  ['5215550000101@s.whatsapp.net', null],
  ['Hola, soy Ana', null],
  ['event55512345', null],
  ['x'.repeat(80), null],
  [null, null],
])('of the event name %j the log has %j', (event, logged) => {
  const telemetry = recordingTelemetry();
  reportOutcome({ kind: 'accepted', event, counts }, telemetry.about(request));
  expect(telemetry.lines).toMatchObject([{ message: 'webhook accepted', fields: { event: logged, ...request } }]);
});

/** Status and metric of each reason: another one in the table of refusals is a change that somebody must want. */
const REFUSED: Readonly<Record<RejectReason, readonly [number, string]>> = {
  'too-large': [413, 'BodiesTooLarge'],
  'unsigned-authorized': [401, 'UnsignedAuthorized'],
  'signature-missing': [401, 'SignatureMissing'],
  'signature-repeated': [401, 'SignatureRejected'],
  'signature-malformed': [401, 'SignatureRejected'],
  'signature-mismatch': [401, 'SignatureRejected'],
  'credential-missing': [401, 'CredentialRejected'],
  'credential-repeated': [401, 'CredentialRejected'],
  'credential-malformed': [401, 'CredentialRejected'],
  'credential-mismatch': [401, 'CredentialRejected'],
};

test.each(Object.keys(REFUSED) as RejectReason[])(
  'the rejection %s is counted and logged with its status',
  (reason) => {
    const [status, metric] = REFUSED[reason];
    const telemetry = recordingTelemetry();
    reportOutcome({ kind: 'rejected', reason }, telemetry.about(request));
    expect(telemetry.counts).toEqual({ [metric]: 1 });
    expect(telemetry.lines).toMatchObject([{ level: 'warn', message: 'webhook rejected', fields: { reason, status } }]);
  },
);

test('a fault of ours is a failure; two deliveries that meet are not', () => {
  const telemetry = recordingTelemetry();
  reportOutcome({ kind: 'deferred' }, telemetry.about(request));
  expect(telemetry.counts).toEqual({});
  reportOutcome({ kind: 'unavailable' }, telemetry.about(request));
  expect(telemetry.counts).toEqual({ IngestFailures: 1 });
  expect(telemetry.lines.map(({ fields }) => fields)).toMatchObject([about, about]);
});

test('of an error the log has its name and code, never its message', () => {
  const telemetry = recordingTelemetry();
  reportFailure(new DeadlineExceededError(1_500), telemetry.about(request));
  reportFailure(Object.assign(new Error('to 5215550000101'), { code: 'E1' }), telemetry.about(request));
  reportFailure('thrown text of Ana', telemetry.about(request));
  expect(telemetry.counts).toEqual({ IngestFailures: 3 });
  expect(telemetry.lines).toMatchObject([
    { level: 'error', fields: { reason: 'deadline', errorCode: 'DEADLINE_EXCEEDED' } },
    { level: 'error', fields: { reason: 'dependency', error: 'Error', errorCode: 'E1' } },
    { level: 'error', fields: { reason: 'dependency', error: 'string' } },
  ]);
  expect(JSON.stringify(telemetry.lines)).not.toMatch(/5215550000101|Ana/);
});
