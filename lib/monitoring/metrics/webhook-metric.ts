import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import {
  type IngestDurationName,
  type IngestMetricName,
  METRIC_NAMESPACE,
  type MetricName,
  type ProcessorDurationName,
  type ProcessorMetricName,
  STACK_DIMENSION,
  serviceOf,
} from '../../../lambdas/shared/telemetry/metric-names';

/** Period of most graphs. */
export const METRIC_PERIOD = Duration.minutes(5);

/**
 * How far back alarms look, and so how long one stays on after what it saw last: whatever comes and goes within an hour is one
 * incident. One period as long as that, and not the worst of twelve short ones: CloudWatch moves periods along by the minute,
 * and what lies in one of them now is cut in two a minute later, so that a count above 1 would come and go.
 */
export const ALARM_PERIOD = Duration.hours(1);

/** How often something happened, as counted by the functions of the stack that `scope` is in. */
export function webhookCount(scope: IConstruct, name: IngestMetricName | ProcessorMetricName, label?: string): Metric {
  return webhookMetric(scope, name, Stats.SUM, label);
}

/** A percentile (50 to 100) of a duration, in milliseconds, as measured by the functions of the stack. */
export function webhookPercentile(
  scope: IConstruct,
  name: ProcessorDurationName,
  percentile: number,
  label?: string,
): Metric {
  return webhookMetric(scope, name, Stats.percentile(percentile), label);
}

/** The longest of a duration, in milliseconds, as measured by the functions of the stack. */
export function webhookMaximum(scope: IConstruct, name: IngestDurationName | ProcessorDurationName): Metric {
  return webhookMetric(scope, name, Stats.MAXIMUM);
}

/** CloudWatch matches dimensions exactly: these are the two, no more, that the functions put on every metric. */
function webhookMetric(scope: IConstruct, metricName: MetricName, statistic: string, label?: string): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    dimensionsMap: { service: serviceOf(metricName), [STACK_DIMENSION]: Stack.of(scope).stackName },
    statistic,
    period: METRIC_PERIOD,
    // With a label, CloudFormation would get a metric query instead of a plain metric in alarms.
    ...(label && { label }),
  });
}
