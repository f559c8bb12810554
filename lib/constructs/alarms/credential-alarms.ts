import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { webhookCount, webhookMaximum } from '../webhook-metric';
import { OperatorAlarm } from './operator-alarm';

/** The signature is checked first: whoever gets this far has the webhook secret, and is WhatzMeAPI or has robbed it. */
const REJECTED_CREDENTIALS_TOLERATED = 0;
/** 20 of the usual 24 hours: the last four are for pasting the new secret into the panel. */
const SHARE_OF_GRACE_TOLERATED = 20 / 24;
/** Webhooks come at any interval: with a short period the alarm would start and end with each of them. */
const PERIOD = Duration.hours(1);

/** Props of {@link CredentialAlarms}. */
export interface CredentialAlarmsProps {
  /** Hours that the secrets of before a rotation are accepted. 0: there is nothing to watch. */
  readonly previousSecretHours: number;
  /** Who is told. */
  readonly topic: ITopic;
}

/** Secrets that WhatzMeAPI's panel does not have right. */
export class CredentialAlarms extends Construct {
  /** The alarms of this group. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: CredentialAlarmsProps) {
    super(scope, id);
    const { topic, previousSecretHours } = props;
    const rejected = new OperatorAlarm(this, 'Rejected', {
      topic,
      metric: webhookCount(this, 'CredentialRejected'),
      tolerated: REJECTED_CREDENTIALS_TOLERATED,
      spanish:
        'Llegan webhooks bien firmados con una credencial (Authorization) inválida, y se rechazan: esos mensajes no se contestan. Revisa que la del panel de WhatzMeAPI sea la de InboundCredentialArn, o que el emisor del JWT siga siendo el configurado. Si lo son, alguien tiene el secreto de firma: cámbialo.',
      english:
        'Webhooks with a good signature come with a bad credential (Authorization) and are refused: those messages get no answer. See whether the one in WhatzMeAPI’s panel is the one in InboundCredentialArn, or whether the issuer of the JWT is still the one that was set. If so, somebody has the signing secret: rotate it.',
    });
    const previousSecret = previousSecretHours > 0 ? [this.previousSecret(previousSecretHours, topic)] : [];
    this.alarms = [rejected, ...previousSecret].map(({ alarm }) => alarm);
  }

  private previousSecret(acceptedHours: number, topic: ITopic): OperatorAlarm {
    const tolerated = Duration.minutes(Math.floor(acceptedHours * 60 * SHARE_OF_GRACE_TOLERATED));
    const hours = Number((tolerated.toMinutes() / 60).toFixed(1));
    return new OperatorAlarm(this, 'PreviousSecret', {
      topic,
      metric: webhookMaximum(this, 'PreviousSecretAgeMs', PERIOD),
      tolerated: tolerated.toMilliseconds(),
      spanish: `Un secreto se cambió hace más de ${hours} horas y WhatzMeAPI sigue usando el anterior, que deja de valer a las ${acceptedHours}: después se rechaza todo webhook. Revisa los valores de WebhookSecretArn e InboundCredentialArn y pega los dos en el panel de WhatzMeAPI.`,
      english: `A secret was rotated over ${hours} hours ago and WhatzMeAPI still uses the one before, which ends at ${acceptedHours} hours: after that every webhook is refused. Look up the values of WebhookSecretArn and InboundCredentialArn and paste both into WhatzMeAPI’s panel.`,
    });
  }
}
