import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { type Alarm, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { INGEST_DEADLINE_MS } from '../../../lambdas/shared/limits';
import { METRIC_PERIOD } from '../webhook-metric';
import { OperatorAlarm } from './operator-alarm';

/** A single 503 is normal: a sender that repeats a webhook can meet the lock of its own first attempt. */
const SERVER_ERRORS_TOLERATED = 2;

/** Props of {@link ApiAlarms}. */
export interface ApiAlarmsProps {
  /** The deployed stage to watch. */
  readonly stage: Stage;
  /** Who is told. */
  readonly topic: ITopic;
}

/** Webhooks that were refused or kept waiting, as WhatzMeAPI sees them. */
export class ApiAlarms extends Construct {
  /** The alarms of this group. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: ApiAlarmsProps) {
    super(scope, id);
    const { topic, stage } = props;
    const serverErrors = new OperatorAlarm(this, 'ServerErrors', {
      topic,
      metric: stage.metricServerError({ period: METRIC_PERIOD, statistic: Stats.SUM }),
      tolerated: SERVER_ERRORS_TOLERATED,
      spanish:
        'El webhook responde con error (5xx) a WhatzMeAPI, que reintenta un tiempo y luego desiste. Revisa si hay más tráfico que throttleRate o throttleBurst y, si no, los registros de la función de entrada.',
      english:
        'The webhook answers WhatzMeAPI with errors (5xx); it tries again for a while, then gives up. See whether there is more traffic than throttleRate or throttleBurst and, if not, read the ingest function’s log.',
    });
    const slowAnswers = new OperatorAlarm(this, 'SlowAnswers', {
      topic,
      metric: stage.metricLatency({ period: METRIC_PERIOD, statistic: Stats.percentile(99) }),
      tolerated: INGEST_DEADLINE_MS,
      // One cold start in a quiet period is 1 % of the requests, and more.
      periods: 3,
      periodsToAlarm: 2,
      spanish: `El webhook tarda más de ${INGEST_DEADLINE_MS} ms en responder, cerca del límite de 2 segundos de WhatzMeAPI. Revisa en los registros de ingest las líneas «webhook failed» y en AWS Health si hay un incidente en la región.`,
      english: `The webhook takes over ${INGEST_DEADLINE_MS} ms to answer, close to WhatzMeAPI’s limit of 2 seconds. See the «webhook failed» lines in ingest’s log, and AWS Health for whether the region has an incident.`,
    });
    this.alarms = [serverErrors.alarm, slowAnswers.alarm];
  }
}
