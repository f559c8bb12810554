import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { webhookCount } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, inMinutes, OperatorAlarm } from './operator-alarm';

/** Answers that wait because the send API fails, or does not know us. */
export class SendAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: AlarmGroupProps) {
    super(scope, id);
    this.alarms = [this.failing(props), this.outcomeUnknown(props), this.tokenMissing(props), this.tokenRefused(props)];
  }

  private failing({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    const { alarmSendFailurePercent, alarmSendFailingMinutes } = settings;
    return new OperatorAlarm(this, 'Failing', {
      operator,
      isUnanswered: true,
      metric: new MathExpression({
        label: 'Percent of the attempts',
        expression: '100 * FILL(failed, 0) / attempts',
        usingMetrics: {
          attempts: webhookCount(this, 'SendAttempts'),
          failed: webhookCount(this, 'SendFailures'),
        },
      }),
      tolerated: alarmSendFailurePercent,
      // One message that fails by itself is tried in up to 14 of these minutes.
      ...inMinutes(alarmSendFailingMinutes),
      spanish: `En ${alarmSendFailingMinutes} minutos de las últimas dos horas falló más del ${alarmSendFailurePercent} % de los envíos. Los mensajes se reintentan durante horas y se contestan solos cuando la API de envío se recupera: ejecuta «./whatz doctor» y, si la API no responde, avisa a WhatzMeAPI.`,
      english: `In ${alarmSendFailingMinutes} minutes of the last two hours over ${alarmSendFailurePercent} % of the sends failed. Messages are retried for hours and are answered by themselves when the send API recovers: run «./whatz doctor» and, if the API does not answer, tell WhatzMeAPI.`,
    });
  }

  private outcomeUnknown({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    return new OperatorAlarm(this, 'OutcomeUnknown', {
      operator,
      metric: webhookCount(this, 'SendOutcomeUnknown'),
      tolerated: settings.alarmUnknownOutcomes,
      spanish:
        'De algún envío no se sabe si llegó: la API de envío no confirmó, y a un cliente le pueden llegar hasta tres copias. Mira con «./whatz tail --since 30m» qué contesta la API y avisa a WhatzMeAPI. Lo que quedó sin saberse se aparta: «./whatz dlq list --reason outcome-unknown».',
      english:
        'Of some send nobody knows whether it arrived: the send API did not confirm it, and a customer may get up to three copies. See with «./whatz tail --since 30m» what the API answers, and tell WhatzMeAPI. What stays unknown is set aside: «./whatz dlq list --reason outcome-unknown».',
    });
  }

  private tokenMissing({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    return new OperatorAlarm(this, 'TokenMissing', {
      operator,
      isUnanswered: true,
      metric: webhookCount(this, 'SendTokenMissing'),
      tolerated: settings.alarmTokenFailures,
      spanish:
        'Nadie ha puesto todavía el token de la API de envío, o el que hay no sirve, y los mensajes esperan su respuesta. Guárdalo con «./whatz secrets set send-token»: los mensajes se contestan solos después.',
      english:
        'Nobody has set the token of the send API yet, or it can’t be used, and messages wait for their answer. Set it with «./whatz secrets set send-token»: the messages are answered by themselves afterwards.',
    });
  }

  private tokenRefused({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    return new OperatorAlarm(this, 'TokenRefused', {
      operator,
      isUnanswered: true,
      metric: webhookCount(this, 'SendUnauthorized'),
      tolerated: settings.alarmTokenFailures,
      spanish:
        'La API de envío rechaza nuestro token, y los mensajes esperan su respuesta. Mira en el panel de WhatzMeAPI si el token cambió o venció y guarda el vigente con «./whatz secrets set send-token»: los mensajes se contestan solos después.',
      english:
        'The send API refuses our token, and messages wait for their answer. See in WhatzMeAPI’s panel whether the token was changed or has expired, and set the valid one with «./whatz secrets set send-token»: the messages are answered by themselves afterwards.',
    });
  }
}
