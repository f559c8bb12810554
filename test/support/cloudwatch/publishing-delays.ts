import { type MetricData, type MetricId, MINUTE_MS } from './metric-data';
import type { MetricQuery } from './template-alarms';

/** How many minutes after the beginning of a minute its values can be seen by an alarm. */
export interface PublishingDelays {
  /** Metrics that AWS services publish of themselves. */
  readonly awsMinutes: number;
  /** The first ones of a queue that nobody used for six hours. */
  readonly idleQueueMinutes: number;
  /** Metrics in the functions' logs (EMF), and metric filters. */
  readonly emfMinutes: number;
}

/**
 * Both ends of what AWS documents and people measure: SQS publishes every minute, and up to 15 minutes late when a queue
 * becomes active again.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html
 */
export const DELAYS: Readonly<Record<'earliest' | 'latest', PublishingDelays>> = {
  earliest: { awsMinutes: 1, idleQueueMinutes: 1, emfMinutes: 1 },
  latest: { awsMinutes: 3, idleQueueMinutes: 15, emfMinutes: 1 },
};

/** Tells the minute from which on, at `nowMs`, no value of the metric can be seen yet, in milliseconds since the epoch. */
export function unseenFrom(metric: MetricId, data: MetricData, delays: PublishingDelays): (nowMs: number) => number {
  const minutes = metric.namespace.startsWith('AWS/') ? delays.awsMinutes : delays.emfMinutes;
  const usual = (nowMs: number) => nowMs - (minutes - 1) * MINUTE_MS;
  const usedFromMs = isDeadLetterQueue(metric) ? data.firstAboveZeroMs(metric) : undefined;
  if (usedFromMs === undefined) return usual;
  const seenFromMs = usedFromMs + delays.idleQueueMinutes * MINUTE_MS;
  return (nowMs) => (nowMs >= seenFromMs ? usual(nowMs) : Math.min(usual(nowMs), usedFromMs));
}

/** How long after the end of a period the newest of its values may be seen. */
export function longestDelayMs(queries: readonly MetricQuery[], delays: PublishingDelays): number {
  const minutes = queries.map((query) => {
    if (query.kind === 'math' || !query.metric.namespace.startsWith('AWS/')) return delays.emfMinutes;
    return isDeadLetterQueue(query.metric) ? delays.idleQueueMinutes : delays.awsMinutes;
  });
  return (Math.max(...minutes) - 1) * MINUTE_MS;
}

/** Lambda polls the other queue all day long; a dead-letter queue is used by nobody until something is in it. */
function isDeadLetterQueue({ namespace, dimensions }: MetricId): boolean {
  return namespace === 'AWS/SQS' && dimensions.QueueName === 'QueueDeadLetters';
}
