import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { METRIC_PERIOD } from './webhook-metric';

/**
 * Number of webhooks answered 5xx, without those that API Gateway throttled before the function. API Gateway counts as
 * `5XXError` what the function answers; what it answers itself, when the function crashes or may not run, has a status that a
 * gateway response has changed, and counts as `4XXError`. So these are counted by what Lambda says of the function.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export function failedWebhooksOf(stage: Stage, ingest: IFunction): MathExpression {
  return new MathExpression({
    label: 'Errores (5xx)',
    expression: 'FILL(answered, 0) + FILL(crashed, 0) + FILL(notRun, 0)',
    period: METRIC_PERIOD,
    usingMetrics: {
      answered: stage.metricServerError({ period: METRIC_PERIOD, statistic: Stats.SUM }),
      crashed: ingest.metricErrors({ period: METRIC_PERIOD }),
      notRun: ingest.metricThrottles({ period: METRIC_PERIOD }),
    },
  });
}
