import { METRICS_OF, type MetricName } from '../../lambdas/shared/telemetry/metric-names';

/** Days of an average month. */
const DAYS_PER_MONTH = 365.25 / 12;

/** Seconds of an average month. */
export const SECONDS_PER_MONTH = DAYS_PER_MONTH * 24 * 60 * 60;

/** Bytes of the gigabyte that AWS bills. */
export const BYTES_PER_GB = 1024 ** 3;

/** What cannot be counted on one machine. Change it to what your own dashboard shows. */
export const ASSUMPTIONS = {
  /** Memory of both functions; a test compares it with the stack. */
  lambdaMemoryGb: 0.5,
  /** Billed time of a warm ingest invocation that takes a message: three AWS calls in one region. */
  ingestSeconds: 0.04,
  /** Billed time of a processor invocation that answers one message, most of it spent waiting for the send API. */
  replySeconds: 0.25,
  /** Billed time of a warm ingest invocation that records a delivery state, or finds a message known: one AWS call. */
  oneCallSeconds: 0.02,
  /** One line of the API's access log, with CloudWatch's 26 bytes per event. */
  accessLogBytes: 380,
  /** An idempotency record with DynamoDB's 100 bytes on top, kept for a month. */
  recordBytes: 300,
  /** What the answer to a webhook takes on the wire. */
  answerBytes: 500,
  /** What a request to the send API takes on the wire, with its share of a TLS handshake. */
  replyBytes: 2_000,
  /** Long polls of 20 s that Lambda keeps open on an idle queue. */
  idlePollers: 5,
  longPollSeconds: 20,
  /** Hours a day in which customers write: a metric is billed for the hours in which it is written, and functions are warm. */
  hoursOfBusiness: 10,
  /** Share of the hours in which one of the metrics is written that tell of something unusual. */
  shareOfUnusualHours: 0.01,
  /** Reads of a secret every 5 minutes while a function is warm: two versions each of the two that are rotated, one of the others. */
  secretReadsPer5Minutes: 6,
} as const;

/** Metrics that are written with every answered message and its states. */
export const USUAL_METRICS: readonly MetricName[] = [
  'EventsReceived',
  'VerifiedByCurrentSecret',
  'MessagesAccepted',
  'StatusesAccepted',
  'StatusSent',
  'StatusDelivered',
  'StatusRead',
  'RepliesSent',
  'SendAttempts',
  'SendLatencyMs',
  'TimeToReplyMs',
  'MessageAgeMs',
];

/** What the stack has, whatever the traffic; a test counts it in the template. */
export const RESOURCES = {
  secrets: 4,
  alarmMetrics: 44,
  /** Alarms on other alarms. */
  compositeAlarms: 1,
  dashboards: 1,
  /** Metrics that are made of the access log. */
  logMetrics: 3,
  /** All that both functions can write. */
  functionMetrics: METRICS_OF.ingest.length + METRICS_OF.processor.length,
} as const;

/** AWS takes $0.50 a month for an alarm on other alarms, and $0.10 for each metric of another alarm. */
export const ALARM_METRICS_OF_COMPOSITE = 5;

/** The web ACL that can be put before the API. */
export const WEB_ACL = { acls: 1, rules: 4, alarmMetrics: 3 } as const;
