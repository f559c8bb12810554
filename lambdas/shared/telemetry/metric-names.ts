/** CloudWatch namespace of every metric below. */
export const METRIC_NAMESPACE = 'WhatzWebhook';

/** The functions; also the values of the `service` dimension of their metrics and logs. */
export const SERVICE_NAMES = ['ingest', 'processor'] as const;
/** One of {@link SERVICE_NAMES}. */
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Dimension that keeps the metrics of several stacks in one account apart; its value is the stack name. */
export const STACK_DIMENSION = 'stack';

const ingest = [
  'EventsReceived',
  'MessagesAccepted',
  'StatusesAccepted',
  'StatusSent',
  'StatusDelivered',
  'StatusRead',
  'StatusFailed',
  'Duplicates',
  'EventsIgnored',
  'EventsQuarantined',
  'CustomersUnanswerable',
  'SignatureMissing',
  'UnsignedAuthorized',
  'SignatureRejected',
  'CredentialRejected',
  'BodiesTooLarge',
  'IngestFailures',
  'VerifiedByCurrentSecret',
  'VerifiedByPreviousSecret',
] as const;

const ingestDurations = ['PreviousSecretAgeMs'] as const;

const processor = [
  'RepliesSent',
  'RepliesSkipped',
  'SendAttempts',
  'SendFailures',
  'SendRetries',
  'SendsHeld',
  'SendPermanentFailures',
  'SendOutcomeUnknown',
  'SendUnauthorized',
  'SendTokenMissing',
  'DeadLettered',
] as const;

const processorDurations = ['TimeToReplyMs', 'MessageAgeMs', 'SendLatencyMs'] as const;

/** Counters of the ingest function (unit Count, summed). */
export type IngestMetricName = (typeof ingest)[number];
/** Durations of the ingest function (unit Milliseconds). */
export type IngestDurationName = (typeof ingestDurations)[number];
/** Counters of the processor function (unit Count, summed). */
export type ProcessorMetricName = (typeof processor)[number];
/** Durations of the processor function (unit Milliseconds). */
export type ProcessorDurationName = (typeof processorDurations)[number];

/** Every metric that the functions emit. */
export type MetricName = IngestMetricName | IngestDurationName | ProcessorMetricName | ProcessorDurationName;

/** Metric names by the function that emits them. Handlers, alarms and dashboard all read this list. */
export const METRICS_OF: Readonly<Record<ServiceName, readonly MetricName[]>> = {
  ingest: [...ingest, ...ingestDurations],
  processor: [...processor, ...processorDurations],
};

/** The function that emits `name`: the value of the metric's `service` dimension. */
export function serviceOf(name: MetricName): ServiceName {
  const service = SERVICE_NAMES.find((candidate) => METRICS_OF[candidate].includes(name));
  if (service === undefined) throw new TypeError(`No function emits ${name}`);
  return service;
}
