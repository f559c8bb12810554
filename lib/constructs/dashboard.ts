import { Aws } from 'aws-cdk-lib';
import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  type Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MessageQueue } from './message-queue';
import { METRIC_PERIOD, webhookCount, webhookPercentile } from './webhook-metric';

const FULL_WIDTH = 24;
const HALF_WIDTH = FULL_WIDTH / 2;

/** Props of {@link WebhookDashboard}. */
export interface WebhookDashboardProps {
  /** Every alarm of the stack. */
  readonly alarms: readonly Alarm[];
  /** The deployed stage of the API. */
  readonly stage: Stage;
  /** The queues. */
  readonly messages: MessageQueue;
  /** Requests that AWS WAF blocked. @default there is no AWS WAF */
  readonly blockedRequests?: Metric | undefined;
}

/** One page that answers the owner's questions, in the owner's language. */
export class WebhookDashboard extends Construct {
  /** Where the dashboard is in the AWS console. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: WebhookDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Resource', {
      widgets: [
        [new AlarmStatusWidget({ title: '¿Todo en orden?', alarms: [...props.alarms], width: FULL_WIDTH, height: 4 })],
        [this.arriving(), this.answered()],
        [this.timeToReply(), this.delivered()],
        [stuck(props.messages), longestWait(props.messages)],
        [this.knocking(props.blockedRequests), webhookHealth(props.stage)],
      ],
    });
    this.url = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards/dashboard/${dashboard.dashboardName}`;
  }

  private arriving(): IWidget {
    return graph('¿Están llegando mensajes?', [
      webhookCount(this, 'EventsReceived', 'Webhooks recibidos'),
      webhookCount(this, 'MessagesAccepted', 'Mensajes aceptados'),
      webhookCount(this, 'StatusesAccepted', 'Estados aceptados'),
      webhookCount(this, 'Duplicates', 'Repetidos'),
      webhookCount(this, 'EventsIgnored', 'Ignorados'),
      webhookCount(this, 'EventsQuarantined', 'Apartados por ilegibles'),
      webhookCount(this, 'IngestFailures', 'No se pudieron guardar'),
    ]);
  }

  private answered(): IWidget {
    return graph('¿Se están contestando?', [
      webhookCount(this, 'RepliesSent', 'Respuestas enviadas'),
      webhookCount(this, 'RepliesSkipped', 'Sin respuesta que dar'),
      webhookCount(this, 'SendRetries', 'Envíos por reintentar'),
      webhookCount(this, 'SendUnauthorized', 'Token rechazado'),
      webhookCount(this, 'SendTokenMissing', 'Falta el token'),
      webhookCount(this, 'SendPermanentFailures', 'Envíos imposibles'),
      webhookCount(this, 'SendOutcomeUnknown', 'Envíos de resultado incierto'),
      webhookCount(this, 'DeadLettered', 'Apartados sin contestar'),
    ]);
  }

  private timeToReply(): IWidget {
    return graph('¿Cuánto tarda la respuesta? (ms)', [
      webhookPercentile(this, 'TimeToReplyMs', 50),
      webhookPercentile(this, 'TimeToReplyMs', 90),
      webhookPercentile(this, 'TimeToReplyMs', 99),
    ]);
  }

  private delivered(): IWidget {
    return graph('¿Le llegan al cliente?', [
      webhookCount(this, 'StatusSent', 'Enviadas'),
      webhookCount(this, 'StatusDelivered', 'Entregadas'),
      webhookCount(this, 'StatusRead', 'Leídas'),
      webhookCount(this, 'StatusFailed', 'Fallidas'),
    ]);
  }

  private knocking(blockedRequests?: Metric): IWidget {
    return graph('¿Quién toca sin permiso?', [
      webhookCount(this, 'SignatureRejected', 'Firma inválida'),
      webhookCount(this, 'CredentialRejected', 'Credencial inválida'),
      webhookCount(this, 'VerifiedByPreviousSecret', 'Con el secreto anterior'),
      ...(blockedRequests ? [blockedRequests.with({ label: 'Bloqueados por el WAF' })] : []),
    ]);
  }
}

function stuck({ queue, deadLetterQueue }: MessageQueue): IWidget {
  const options = { period: METRIC_PERIOD, statistic: Stats.MAXIMUM };
  return graph('¿Hay algo atorado?', [
    queue.metricApproximateNumberOfMessagesVisible({ ...options, label: 'En espera' }),
    queue.metricApproximateNumberOfMessagesNotVisible({ ...options, label: 'En proceso o por reintentar' }),
    deadLetterQueue.metricApproximateNumberOfMessagesVisible({ ...options, label: 'Apartados' }),
  ]);
}

function longestWait({ queue }: MessageQueue): IWidget {
  return graph('¿Cuánto lleva esperando el más antiguo? (s)', [
    queue.metricApproximateAgeOfOldestMessage({ period: METRIC_PERIOD, statistic: Stats.MAXIMUM, label: 'Espera' }),
  ]);
}

function webhookHealth(stage: Stage): IWidget {
  return graph(
    '¿Cómo responde el webhook?',
    [
      stage.metricClientError({ period: METRIC_PERIOD, statistic: Stats.SUM, label: 'Rechazados (4xx)' }),
      stage.metricServerError({ period: METRIC_PERIOD, statistic: Stats.SUM, label: 'Errores (5xx)' }),
    ],
    [stage.metricLatency({ period: METRIC_PERIOD, statistic: Stats.percentile(99), label: 'Latencia p99 (ms)' })],
  );
}

function graph(title: string, left: IMetric[], right: IMetric[] = []): IWidget {
  return new GraphWidget({ title, left, right, width: HALF_WIDTH, leftYAxis: { min: 0 }, rightYAxis: { min: 0 } });
}
