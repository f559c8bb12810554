import { MAX_BODY_BYTES } from '../../lambdas/shared/limits';
import {
  ACCOUNT_CONCURRENCY,
  ASTRAY_WEBHOOKS,
  BLOCKED_REQUESTS,
  lambdaMetric,
  queueMetric,
  THROTTLED_WEBHOOKS,
} from '../support/business/aws-metrics';
import type { Faults } from '../support/business/faults';
import { faultsByTime } from '../support/business/faults-by-time';
import { PREVIOUS_SECRET } from '../support/business/simulated-ingest';
import { HOUR_MS, MONDAY_MS, messagesOf } from '../support/business/usual-day';
import { type MetricData, type MetricId, MINUTE_MS } from '../support/cloudwatch/metric-data';
import { usualDay } from './alarm-day';
import { FAILS_AT_MS, failsUntilAttempt, GATEWAY, OUTAGE, sends } from './alarm-scenario';

/** What is wrong for as long as an incident lasts. */
export interface Incident {
  /** The alarm that tells of it, and others may too. */
  readonly alarm: string;
  readonly faults?: Faults;
  /** What only AWS measures, in each minute. */
  readonly measured?: { readonly metric: MetricId; readonly value: number };
  /** How long it goes on, if it is steady; 2 hours otherwise. @default 2 */
  readonly hours?: number;
  readonly rotatedAtMs?: number;
}

/** Whether it is bad just now, of an incident that goes on, by the minutes since it began. */
export const COURSES = {
  steady: () => true,
  'on and off every minute': (minute: number) => minute % 2 === 0,
  'on and off every ten minutes': (minute: number) => Math.floor(minute / 10) % 2 === 0,
};

/** One for each alarm, or more. */
export const INCIDENTS: readonly Incident[] = [
  { alarm: 'QueueDeadLetters', faults: sends({ kind: 'rejected', status: 400 }) },
  {
    alarm: 'QueueDeadLetterAge',
    measured: { metric: queueMetric('DeadLetters', 'ApproximateAgeOfOldestMessage'), value: 11 * 24 * 3_600 },
  },
  { alarm: 'QueueOldestMessage', faults: sends(OUTAGE) },
  { alarm: 'QueueBacklog', hours: 5, faults: { isProcessorStopped: () => true } },
  { alarm: 'ApiServerErrors', faults: { isQueueDown: () => true } },
  { alarm: 'ApiSlowAnswers', faults: { ingestMs: () => 1_495 } },
  { alarm: 'ApiThrottled', measured: { metric: THROTTLED_WEBHOOKS, value: 2 } },
  { alarm: 'IngestErrors', measured: { metric: lambdaMetric('Ingest', 'Errors'), value: 1 } },
  { alarm: 'IngestFailures', faults: { isQueueDown: () => true } },
  { alarm: 'IngestRejectedSignatures', faults: { panelSecret: () => 'pasted-wrongly' } },
  { alarm: 'IngestAllRefused', hours: 5, faults: { panelSecret: () => 'pasted-wrongly' } },
  { alarm: 'RefusedTooLarge', faults: { paddingBytes: () => MAX_BODY_BYTES } },
  { alarm: 'RefusedUnsigned', faults: { isPanelWithoutSecret: () => true } },
  { alarm: 'RefusedAstray', measured: { metric: ASTRAY_WEBHOOKS, value: 1 } },
  { alarm: 'CustomersUnanswerable', faults: { isNumberHidden: () => true } },
  { alarm: 'CustomersAllIgnored', faults: { eventName: () => 'message.received' } },
  { alarm: 'CredentialRejected', faults: { panelToken: () => 'pasted-wrongly' } },
  {
    alarm: 'CredentialPreviousSecret',
    faults: { panelSecret: () => PREVIOUS_SECRET },
    rotatedAtMs: FAILS_AT_MS - 21 * HOUR_MS,
  },
  { alarm: 'ProcessorErrors', faults: { send: () => 'crash' } },
  { alarm: 'FunctionsThrottled', measured: { metric: lambdaMetric('Processor', 'Throttles'), value: 2 } },
  { alarm: 'FunctionsNearTimeout', faults: sends({ kind: 'accepted' }, 49_000) },
  { alarm: 'FunctionsAccountConcurrency', measured: { metric: ACCOUNT_CONCURRENCY, value: 870 } },
  { alarm: 'SendFailing', faults: failsUntilAttempt(3) },
  { alarm: 'SendOutcomeUnknown', faults: sends(GATEWAY) },
  { alarm: 'SendTokenMissing', faults: sends({ kind: 'no-token' }) },
  { alarm: 'SendTokenRefused', faults: sends({ kind: 'unauthorized', status: 401 }) },
  { alarm: 'RepliesSlow', faults: failsUntilAttempt(5) },
  { alarm: 'RepliesUndelivered', faults: { delivery: () => 'only-sent' } },
  { alarm: 'FirewallBlocked', measured: { metric: BLOCKED_REQUESTS, value: 1 } },
  { alarm: 'SilenceWebhooks', hours: 5, faults: { isPhoneOffline: () => true } },
];

/** From before an incident until every alarm must have ended. */
export const aroundIncident = ({ hours = 2 }: Pick<Incident, 'hours'>) => ({
  fromMs: FAILS_AT_MS - 0.5 * HOUR_MS,
  toMs: FAILS_AT_MS + (hours + 4.5) * HOUR_MS,
});

/** What CloudWatch has of the day of an incident, which takes its course. */
export async function incidentDay(
  incident: Omit<Incident, 'alarm'>,
  isBadInMinute: (minute: number) => boolean,
): Promise<MetricData> {
  const { faults = {}, measured, hours = 2, rotatedAtMs = 0 } = incident;
  const isBad = (atMs: number) =>
    atMs >= FAILS_AT_MS &&
    atMs < FAILS_AT_MS + hours * HOUR_MS &&
    isBadInMinute(Math.floor((atMs - FAILS_AT_MS) / MINUTE_MS));
  const [fromMs, toMs] = [MONDAY_MS + 7 * HOUR_MS, aroundIncident(incident).toMs];
  const messagesAtMs = messagesOf(MONDAY_MS).filter((atMs) => atMs >= fromMs && atMs < toMs);
  const byTime = faultsByTime((atMs) => (isBad(atMs) ? faults : {}));
  const data = await usualDay({ fromMs, toMs, messagesAtMs, rotatedAtMs, faults: byTime });
  for (let atMs = FAILS_AT_MS; measured && atMs < toMs; atMs += MINUTE_MS) {
    if (isBad(atMs)) data.put(measured.metric, atMs, measured.value);
  }
  return data;
}
