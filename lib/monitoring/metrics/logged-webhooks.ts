import { Stack } from 'aws-cdk-lib';
import { type Metric, Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../../../lambdas/shared/telemetry/metric-names';
import { METRIC_PERIOD } from './webhook-metric';

/** What API Gateway answered itself, by the type of its answer, and the metric that counts it. */
const COUNTED = {
  throttled: { errorType: 'THROTTLED', metricName: 'WebhooksThrottled' },
  tooLarge: { errorType: 'REQUEST_TOO_LARGE', metricName: 'WebhooksTooLarge' },
  // What an unknown path is answered that comes with an Authorization header, as WhatzMeAPI's webhooks do and scanners don't.
  astray: { errorType: 'INVALID_SIGNATURE', metricName: 'WebhooksAstray' },
} as const;

/** The log that webhooks are counted in, and which of them. */
export interface LoggedWebhooksProps {
  /** The access log of the API. */
  readonly accessLog: ILogGroup;
  /** What became of them. */
  readonly counted: keyof typeof COUNTED;
}

/**
 * Counts webhooks that API Gateway answered itself. It counts them as `4XXError`, among all that was refused, although the
 * sender may get a 503: a status that a gateway response has changed counts as 4XX. The access log tells them apart. The
 * metric is in a namespace of the stack's own: a metric filter can't give a metric the dimension `stack`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class LoggedWebhooks extends Construct {
  /** How many there were. */
  readonly metric: Metric;

  constructor(scope: Construct, id: string, { accessLog, counted }: LoggedWebhooksProps) {
    super(scope, id);
    const { errorType, metricName } = COUNTED[counted];
    const filter = new MetricFilter(this, 'Filter', {
      logGroup: accessLog,
      filterPattern: FilterPattern.stringValue('$.errorType', '=', errorType),
      metricNamespace: `${METRIC_NAMESPACE}/${Stack.of(this).stackName}`,
      metricName,
      metricValue: '1',
      unit: Unit.COUNT,
    });
    this.metric = filter.metric({ statistic: Stats.SUM, period: METRIC_PERIOD });
  }
}
