import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { webhookCount, webhookMaximum } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** 20 of the usual 24 hours: the last four are for pasting the new secret into the panel. */
const SHARE_OF_GRACE_TOLERATED = 20 / 24;

/** Secrets that WhatzMeAPI's panel does not have right. */
export class CredentialAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: AlarmGroupProps) {
    super(scope, id);
    const isPreviousAccepted = props.settings.previousSecretHours > 0;
    this.alarms = [this.rejected(props), ...(isPreviousAccepted ? [this.previousSecret(props)] : [])];
  }

  /** The signature is checked first: whoever gets this far has the webhook secret, and is WhatzMeAPI or has robbed it. */
  private rejected({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Rejected', {
      operator,
      isUnanswered: true,
      metric: webhookCount(this, 'CredentialRejected'),
      tolerated: settings.alarmRejectedCredentials,
      spanish:
        'Llegan webhooks bien firmados con una credencial (Authorization) inválida y se rechazan: no se contestan. Compara la del panel de WhatzMeAPI con «./whatz secrets show», o mira si el emisor del JWT sigue siendo el configurado. Si está bien, alguien tiene el secreto de firma: cámbialo con «./whatz secrets rotate webhook --leaked».',
      english:
        'Webhooks with a good signature come with a bad credential (Authorization) and are refused, so they get no answer. Compare the one in WhatzMeAPI’s panel with «./whatz secrets show», or see whether the issuer of the JWT is still the one that was set. If it is right, somebody has the signing secret: change it with «./whatz secrets rotate webhook --leaked».',
    });
  }

  private previousSecret({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    const acceptedHours = settings.previousSecretHours;
    const tolerated = Duration.minutes(Math.floor(acceptedHours * 60 * SHARE_OF_GRACE_TOLERATED));
    const hours = Number((tolerated.toMinutes() / 60).toFixed(1));
    return new OperatorAlarm(this, 'PreviousSecret', {
      operator,
      metric: webhookMaximum(this, 'PreviousSecretAgeMs'),
      tolerated: tolerated.toMilliseconds(),
      spanish: `Un secreto se cambió hace más de ${hours} horas y WhatzMeAPI sigue usando el anterior, que deja de valer a las ${acceptedHours}: después se rechaza todo webhook. Ve los vigentes con «./whatz secrets show» y pégalos en el panel de WhatzMeAPI.`,
      english: `A secret was rotated over ${hours} hours ago and WhatzMeAPI still uses the one before, which ends at ${acceptedHours} hours: after that every webhook is refused. See the current ones with «./whatz secrets show» and paste them into WhatzMeAPI’s panel.`,
    });
  }
}
