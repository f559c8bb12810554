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

/** Period of most metrics in alarms and dashboard. */
export const METRIC_PERIOD = Duration.minutes(5);

/** Period of what is refused: a small business gets few webhooks, and a wrong secret in the panel refuses just these. */
export const REFUSALS_PERIOD = Duration.minutes(30);

/** Period of shares: long enough for one to mean something, and to hold the eight first attempts at one message. */
export const SHARE_PERIOD = Duration.minutes(15);

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

/** The longest of a duration in each `period`, in milliseconds, as measured by the functions of the stack. */
export function webhookMaximum(
  scope: IConstruct,
  name: IngestDurationName | ProcessorDurationName,
  period: Duration,
): Metric {
  return webhookMetric(scope, name, Stats.MAXIMUM).with({ period });
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
