import { type IWidget, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { MessageQueue } from '../../constructs/message-queue';
import type { Settings } from '../../settings/settings-schema';
import { METRIC_PERIOD, webhookMaximum } from '../metrics/webhook-metric';
import { alarmLine, graph } from './graph';

const MAXIMUM = { period: METRIC_PERIOD, statistic: Stats.MAXIMUM };

/** What is stuck? */
export function stuck({ queue, deadLetterQueue }: MessageQueue, { alarmBacklog }: Settings): IWidget {
  return graph(
    '¿Hay algo atorado? · Is anything stuck?',
    [
      queue.metricApproximateNumberOfMessagesVisible({ ...MAXIMUM, label: 'En espera' }),
      queue.metricApproximateNumberOfMessagesNotVisible({ ...MAXIMUM, label: 'En proceso o por reintentar' }),
      deadLetterQueue.metricApproximateNumberOfMessagesVisible({ ...MAXIMUM, label: 'Apartados' }),
    ],
    { leftAnnotations: [alarmLine(alarmBacklog, `más de ${alarmBacklog} en 15 minutos de dos horas`)] },
  );
}

/** How long has the oldest waited? */
export function longestWait(scope: IConstruct, { queue }: MessageQueue, { alarmWaitMinutes }: Settings): IWidget {
  const received = new MathExpression({
    label: 'Lo que se intenta contestar',
    expression: 'age / 1000',
    period: METRIC_PERIOD,
    usingMetrics: { age: webhookMaximum(scope, 'MessageAgeMs') },
  });
  const unreceived = queue.metricApproximateAgeOfOldestMessage({ ...MAXIMUM, label: 'Lo que nadie ha tomado' });
  return graph(
    '¿Cuánto lleva esperando el más antiguo? (s) · How long has the oldest waited? (s)',
    [received, unreceived],
    {
      leftAnnotations: [alarmLine(alarmWaitMinutes * 60, `más de ${alarmWaitMinutes} minutos`)],
    },
  );
}
