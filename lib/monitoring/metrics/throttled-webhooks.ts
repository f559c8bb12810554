import { Stack } from 'aws-cdk-lib';
import { type Metric, Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../../../lambdas/shared/telemetry/metric-names';
import { METRIC_PERIOD } from './webhook-metric';

/** Name of the metric, in a namespace of the stack's own: a metric filter can't give a metric the dimension `stack`. */
export const THROTTLED_METRIC_NAME = 'WebhooksThrottled';

/** The log that throttled webhooks are counted in. */
export interface ThrottledWebhooksProps {
  /** The access log of the API. */
  readonly accessLog: ILogGroup;
}

/**
 * Counts the webhooks that API Gateway throttled. It counts them as `4XXError`, among all that was refused, although the
 * sender gets a 503: a status that a gateway response has changed counts as 4XX. The access log tells them apart.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class ThrottledWebhooks extends Construct {
  /** How many were throttled. */
  readonly metric: Metric;

  constructor(scope: Construct, id: string, { accessLog }: ThrottledWebhooksProps) {
    super(scope, id);
    const filter = new MetricFilter(this, 'Filter', {
      logGroup: accessLog,
      filterPattern: FilterPattern.stringValue('$.errorType', '=', 'THROTTLED'),
      metricNamespace: `${METRIC_NAMESPACE}/${Stack.of(this).stackName}`,
      metricName: THROTTLED_METRIC_NAME,
      metricValue: '1',
      unit: Unit.COUNT,
    });
    this.metric = filter.metric({ statistic: Stats.SUM, period: METRIC_PERIOD });
  }
}
