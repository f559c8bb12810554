import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_TIMEOUT_SECONDS } from '../../../lambdas/shared/limits';
import type { Settings } from '../../settings/settings-schema';
import { METRIC_PERIOD } from './webhook-metric';

const longest = { period: METRIC_PERIOD, statistic: Stats.MAXIMUM };

/** Percent of its timeout that the slower of the two functions took, by that measure, in its slowest invocation. */
export function timeoutShare(ingest: IFunction, processor: IFunction): MathExpression {
  const percentOf = (metric: string, timeoutSeconds: number) =>
    `FILL(${metric}, 0) / ${Duration.seconds(timeoutSeconds).toMilliseconds() / 100}`;
  return new MathExpression({
    label: 'Percent of the timeout',
    expression: `MAX([${percentOf('ingest', INGEST_TIMEOUT_SECONDS)}, ${percentOf('processor', PROCESSOR_TIMEOUT_SECONDS)}])`,
    period: METRIC_PERIOD,
    usingMetrics: { ingest: ingest.metricDuration(longest), processor: processor.metricDuration(longest) },
  });
}

/** Percent of the account's concurrent executions in use: a function of somebody else's that runs wild takes ours along. */
export function accountConcurrencyShare({ accountConcurrency }: Settings): MathExpression {
  return new MathExpression({
    label: 'Percent of the account’s concurrency',
    expression: `100 * claimed / ${accountConcurrency}`,
    period: METRIC_PERIOD,
    usingMetrics: {
      claimed: new Metric({ namespace: 'AWS/Lambda', metricName: 'ClaimedAccountConcurrency', ...longest }),
    },
  });
}
