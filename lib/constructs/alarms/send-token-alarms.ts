import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { webhookCount } from '../webhook-metric';
import { OperatorAlarm } from './operator-alarm';

const FAILURES_TOLERATED = 0;
/** An attempt comes every 15 minutes at the latest: looking back that far, the alarm does not end between two of them. */
const UNTIL_NEXT_ATTEMPT = { periods: 3, periodsToAlarm: 1 };

/** Props of {@link SendTokenAlarms}. */
export interface SendTokenAlarmsProps {
  /** Who is told. */
  readonly topic: ITopic;
}

/** Answers that wait because the send API does not know us. */
export class SendTokenAlarms extends Construct {
  /** The alarms of this group. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: SendTokenAlarmsProps) {
    super(scope, id);
    const { topic } = props;
    const missing = new OperatorAlarm(this, 'Missing', {
      topic,
      metric: webhookCount(this, 'SendTokenMissing'),
      tolerated: FAILURES_TOLERATED,
      ...UNTIL_NEXT_ATTEMPT,
      spanish:
        'Nadie ha puesto todavía el token de la API de envío, y los mensajes esperan su respuesta. Revisa el secreto de SendTokenArn y guarda ahí el token: los mensajes se contestan solos después.',
      english:
        'Nobody has set the token of the send API yet, and messages wait for their answer. See the secret in SendTokenArn and put the token in there: the messages are answered by themselves afterwards.',
    });
    const refused = new OperatorAlarm(this, 'Refused', {
      topic,
      metric: webhookCount(this, 'SendUnauthorized'),
      tolerated: FAILURES_TOLERATED,
      ...UNTIL_NEXT_ATTEMPT,
      spanish:
        'La API de envío rechaza nuestro token, y los mensajes esperan su respuesta. Revisa en el panel de WhatzMeAPI si el token cambió o venció y guarda el vigente en el secreto de SendTokenArn: los mensajes se contestan solos después.',
      english:
        'The send API refuses our token, and messages wait for their answer. See in WhatzMeAPI’s panel whether the token was changed or has expired, and put the valid one into the secret in SendTokenArn: the messages are answered by themselves afterwards.',
    });
    this.alarms = [missing.alarm, refused.alarm];
  }
}
