import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { type IMetric, type IWidget, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { Settings } from '../../settings/settings-schema';
import { METRIC_PERIOD, webhookPercentile } from '../metrics/webhook-metric';
import { alarmLine, graph } from './graph';

const PERCENTILES = [
  { percentile: 50, meaning: 'la mitad tarda menos' },
  { percentile: 90, meaning: '9 de cada 10 tardan menos' },
  { percentile: 99, meaning: '99 de cada 100 tardan menos' },
];

/** How fast are they answered? */
export function timeToReply(scope: IConstruct, { alarmReplySeconds }: Settings): IWidget {
  const inSeconds = PERCENTILES.map(
    ({ percentile, meaning }) =>
      new MathExpression({
        label: `p${percentile}: ${meaning}`,
        expression: `reply${percentile} / 1000`,
        period: METRIC_PERIOD,
        usingMetrics: { [`reply${percentile}`]: webhookPercentile(scope, 'TimeToReplyMs', percentile) },
      }),
  );
  return graph('¿Cuánto tarda la respuesta? (s) · How long does a reply take? (s)', inSeconds, {
    leftAnnotations: [alarmLine(alarmReplySeconds, `p90 de más de ${alarmReplySeconds} s`)],
  });
}

/** How does the webhook answer WhatzMeAPI? */
export function webhookHealth(
  stage: Stage,
  failedWebhooks: IMetric,
  { alarmServerErrors, alarmAnswerMs }: Settings,
): IWidget {
  const counted = { period: METRIC_PERIOD, statistic: Stats.SUM };
  return graph(
    '¿Cómo responde el webhook? · How does the webhook answer?',
    [stage.metricClientError({ ...counted, label: 'Rechazados (4xx)' }), failedWebhooks],
    {
      right: [
        stage.metricLatency({
          period: METRIC_PERIOD,
          statistic: Stats.percentile(99),
          label: 'Latencia p99 (ms): 99 de cada 100 tardan menos',
        }),
      ],
      leftAnnotations: [alarmLine(alarmServerErrors, `más de ${alarmServerErrors} errores 5xx en una hora`)],
      rightAnnotations: [alarmLine(alarmAnswerMs, `más de ${alarmAnswerMs} ms`)],
    },
  );
}
