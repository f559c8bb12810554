import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { type MathExpression, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { SLOWEST_QUERY_NAME, THROTTLED_QUERY_NAME } from '../queries/saved-queries';
import { type AlarmGroup, type AlarmGroupProps, inMinutes, OperatorAlarm } from './operator-alarm';

/** Minutes of two hours in which answers may be slow: a cold start or two. */
const SLOW_MINUTES = 3;

/** The stage that is watched, and what it answered. */
export interface ApiAlarmsProps extends AlarmGroupProps {
  /** The deployed stage to watch. */
  readonly stage: Stage;
  /** Webhooks answered 5xx, without the throttled ones. */
  readonly failedWebhooks: MathExpression;
  /** Webhooks that the API throttled. */
  readonly throttledWebhooks: Metric;
}

/** Webhooks that were refused or kept waiting, as WhatzMeAPI sees them. */
export class ApiAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: ApiAlarmsProps) {
    super(scope, id);
    this.alarms = [this.serverErrors(props), this.slowAnswers(props), this.throttled(props)];
  }

  private serverErrors({ operator, failedWebhooks, settings }: ApiAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'ServerErrors', {
      operator,
      isUnanswered: true,
      metric: failedWebhooks,
      tolerated: settings.alarmServerErrors,
      spanish:
        'El webhook responde con error (5xx) a WhatzMeAPI, que reintenta un tiempo y luego desiste: esos mensajes se perderían. Ejecuta «./whatz doctor» y mira qué falla con «./whatz tail».',
      english:
        'The webhook answers WhatzMeAPI with errors (5xx); it tries again for a while, then gives up, and those messages would be lost. Run «./whatz doctor», and see what fails with «./whatz tail».',
    });
  }

  private slowAnswers({ operator, stage, settings }: ApiAlarmsProps): OperatorAlarm {
    const { alarmAnswerMs } = settings;
    return new OperatorAlarm(this, 'SlowAnswers', {
      operator,
      metric: stage.metricLatency({ statistic: Stats.percentile(99) }),
      tolerated: alarmAnswerMs,
      // One cold start in a quiet minute is 1 % of the requests, and more.
      ...inMinutes(SLOW_MINUTES),
      spanish: `El webhook tarda más de ${alarmAnswerMs} ms en responder, cerca del límite de 2 segundos de WhatzMeAPI. Mira desde cuándo con la búsqueda guardada «${SLOWEST_QUERY_NAME}» de CloudWatch Logs Insights, y en AWS Health si hay un incidente en la región; «./whatz doctor» lo mide ahora.`,
      english: `The webhook takes over ${alarmAnswerMs} ms to answer, close to WhatzMeAPI’s limit of 2 seconds. See since when with the saved query «${SLOWEST_QUERY_NAME}» of CloudWatch Logs Insights, and AWS Health for whether the region has an incident; «./whatz doctor» measures it now.`,
    });
  }

  private throttled({ operator, throttledWebhooks, settings }: ApiAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Throttled', {
      operator,
      metric: throttledWebhooks,
      tolerated: settings.alarmThrottles,
      spanish: `Entran más webhooks de los que permiten throttleRate y throttleBurst. Los que sobran reciben 503 y WhatzMeAPI los reintenta. Mira de qué direcciones vienen con la búsqueda guardada «${THROTTLED_QUERY_NAME}» de CloudWatch Logs Insights; si es WhatzMeAPI, sube los dos ajustes y ejecuta «./whatz deploy».`,
      english: `More webhooks come in than throttleRate and throttleBurst allow. The rest get a 503 and WhatzMeAPI tries them again. See which addresses send them with the saved query «${THROTTLED_QUERY_NAME}» of CloudWatch Logs Insights; if it is WhatzMeAPI, raise both settings and run «./whatz deploy».`,
    });
  }
}
