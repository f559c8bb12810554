import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { webhookCount } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** The function whose answers are watched. */
export interface IngestAlarmsProps extends AlarmGroupProps {
  /** The function to watch. */
  readonly lambda: IFunction;
}

/** Webhooks that could not be taken, and webhooks that were not to be trusted. */
export class IngestAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: IngestAlarmsProps) {
    super(scope, id);
    this.alarms = [this.errors(props), this.failures(props), this.rejectedSignatures(props), this.allRefused(props)];
  }

  private errors({ operator, lambda, settings }: IngestAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Errors', {
      operator,
      metric: lambda.metricErrors(),
      tolerated: settings.alarmFunctionErrors,
      spanish:
        'La función de entrada se cayó o excedió su tiempo. WhatzMeAPI reintenta, pero no para siempre: lee sus registros con «./whatz tail» y, si acabas de desplegar, regresa a la versión anterior.',
      english:
        'The ingest function crashed or timed out. WhatzMeAPI tries again, but not forever: read its log with «./whatz tail» and, if you have just deployed, go back to the version before.',
    });
  }

  private failures({ operator, settings }: IngestAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Failures', {
      operator,
      metric: webhookCount(this, 'IngestFailures'),
      tolerated: settings.alarmIngestFailures,
      spanish:
        'La función de entrada no pudo guardar un webhook y respondió 503 para que WhatzMeAPI lo reintente. Si se repite, busca con «./whatz tail» si fallaron SQS, DynamoDB o Secrets Manager, o las claves de jwksUrl.',
      english:
        'The ingest function could not store a webhook and answered 503, so that WhatzMeAPI tries again. If it goes on, see with «./whatz tail» whether SQS, DynamoDB or Secrets Manager failed, or the keys of jwksUrl.',
    });
  }

  private rejectedSignatures({ operator, settings }: IngestAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'RejectedSignatures', {
      operator,
      metric: webhookCount(this, 'SignatureRejected'),
      tolerated: settings.alarmRejectedSignatures,
      // That nobody knocks any more tells nothing of whether messages come in.
      tellsEnd: false,
      spanish:
        'Llegan webhooks con firma inválida. Si también dejaron de entrar mensajes, el secreto del panel de WhatzMeAPI no es el del sistema: velo con «./whatz secrets show» y vuelve a pegarlo. Si no, alguien está probando la dirección y se le rechaza.',
      english:
        'Webhooks with a bad signature are coming in. If messages have stopped too, the secret in WhatzMeAPI’s panel is not the system’s: see it with «./whatz secrets show» and paste it again. If not, somebody is trying the address and is being refused.',
    });
  }
  /** By the hour, because a small business gets few webhooks; not by one hour, because a forger may knock in a quiet one. */
  private allRefused({ operator, settings }: IngestAlarmsProps): OperatorAlarm {
    const hours = settings.alarmAllRefusedHours;
    return new OperatorAlarm(this, 'AllRefused', {
      operator,
      isUnanswered: true,
      metric: new MathExpression({
        label: 'All refused',
        expression: 'IF(FILL(rejected, 0) > 0 AND FILL(received, 0) == 0, 1, 0)',
        usingMetrics: {
          rejected: webhookCount(this, 'SignatureRejected'),
          received: webhookCount(this, 'EventsReceived'),
        },
      }),
      tolerated: 0,
      periods: hours + 1,
      periodsToAlarm: hours,
      spanish:
        'Todos los webhooks que llegan traen una firma inválida: ningún cliente recibe respuesta. Lo más probable es que el secreto del panel de WhatzMeAPI no sea el del sistema: velo con «./whatz secrets show» y vuelve a pegarlo.',
      english:
        'Every webhook that comes has a bad signature, and no customer gets an answer. Most likely the secret in WhatzMeAPI’s panel is not the system’s: see it with «./whatz secrets show» and paste it again.',
    });
  }
}
