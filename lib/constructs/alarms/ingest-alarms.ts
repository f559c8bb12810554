import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRIC_PERIOD, webhookCount } from '../webhook-metric';
import { OperatorAlarm } from './operator-alarm';

const FUNCTION_ERRORS_TOLERATED = 0;
const FAILURES_TOLERATED = 0;
/** A scanner or two knock at every public address; a wrong secret refuses every webhook and soon passes this. */
const REJECTED_SIGNATURES_TOLERATED = 4;

/** Props of {@link IngestAlarms}. */
export interface IngestAlarmsProps {
  /** The function to watch. */
  readonly lambda: IFunction;
  /** Who is told. */
  readonly topic: ITopic;
}

/** Webhooks that could not be taken, and webhooks that were not to be trusted. */
export class IngestAlarms extends Construct {
  /** The alarms of this group. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: IngestAlarmsProps) {
    super(scope, id);
    const { topic, lambda } = props;
    const errors = new OperatorAlarm(this, 'Errors', {
      topic,
      metric: lambda.metricErrors({ period: METRIC_PERIOD }),
      tolerated: FUNCTION_ERRORS_TOLERATED,
      spanish:
        'La función de entrada se cayó o excedió su tiempo. WhatzMeAPI reintenta, pero no para siempre: lee sus registros y, si acabas de desplegar, regresa a la versión anterior.',
      english:
        'The ingest function crashed or timed out. WhatzMeAPI tries again, but not forever: read its log and, if you have just deployed, go back to the version before.',
    });
    const failures = new OperatorAlarm(this, 'Failures', {
      topic,
      metric: webhookCount(this, 'IngestFailures'),
      tolerated: FAILURES_TOLERATED,
      spanish:
        'La función de entrada no pudo guardar un webhook y respondió 503 para que WhatzMeAPI lo reintente. Si se repite, busca en sus registros si fallaron SQS, DynamoDB o Secrets Manager.',
      english:
        'The ingest function could not store a webhook and answered 503, so that WhatzMeAPI tries again. If it goes on, see in its log whether SQS, DynamoDB or Secrets Manager failed.',
    });
    const rejected = new OperatorAlarm(this, 'RejectedSignatures', {
      topic,
      metric: webhookCount(this, 'SignatureRejected'),
      tolerated: REJECTED_SIGNATURES_TOLERATED,
      spanish:
        'Llegan webhooks con firma inválida. Si también dejaron de entrar mensajes, el secreto de WhatzMeAPI no es el de WebhookSecretArn: vuelve a copiarlo. Si no, alguien está probando la dirección y se le rechaza.',
      english:
        'Webhooks with a bad signature are coming in. If messages have stopped too, WhatzMeAPI’s secret is not the one in WebhookSecretArn: copy it again. If not, somebody is trying the address and is being refused.',
    });
    this.alarms = [errors.alarm, failures.alarm, rejected.alarm];
  }
}
