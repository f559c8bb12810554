import { MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MessageQueue } from '../../constructs/message-queue';
import { openInUtc, type WeekWindow } from '../../settings/business-hours';
import { METRIC_PERIOD, webhookCount } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

const MINUTE_OF_WEEK = '(DAY(clock) - 1) * 1440 + HOUR(clock) * 60 + MINUTE(clock)';

/** When silence is no fault, and the queues that tell the time. */
export interface SilenceAlarmProps extends AlarmGroupProps {
  /** When webhooks are expected, in local time. */
  readonly businessHours: readonly WeekWindow[];
  /** Year whose winter and summer time are looked at. */
  readonly year: number;
  /** The queues. */
  readonly messages: MessageQueue;
}

/**
 * No webhook while the business is open: WhatzMeAPI has lost the address, or the phone its connection. Nothing in the
 * stack fails then, so no other alarm rings.
 *
 * An alarm has no schedule. Its expression asks a metric for the time instead: the depth of the queue, which SQS writes as
 * long as Lambda polls, traffic or not. If even that is missing, nobody polls, which is a breach.
 */
export class SilenceAlarm extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: SilenceAlarmProps) {
    super(scope, id);
    const { operator, messages, settings } = props;
    const minutes = settings.alarmSilenceMinutes;
    const open = openInUtc(props.businessHours, settings.timeZone, props.year);
    const clock = messages.queue.metricApproximateNumberOfMessagesVisible({
      period: METRIC_PERIOD,
      statistic: Stats.MAXIMUM,
    });
    const minute = new MathExpression({
      label: 'Minute of the week, UTC',
      expression: MINUTE_OF_WEEK,
      period: METRIC_PERIOD,
      usingMetrics: { clock },
    });
    const silent = new OperatorAlarm(this, 'Webhooks', {
      operator,
      isUnanswered: true,
      metric: new MathExpression({
        label: 'Silent while open',
        expression: `IF(${open.map(isWithin).join(' OR ')}, FILL(webhooks, 0) == 0, 0)`,
        period: METRIC_PERIOD,
        usingMetrics: { minute, webhooks: webhookCount(this, 'EventsReceived') },
      }),
      tolerated: 0,
      period: METRIC_PERIOD,
      periods: minutes / METRIC_PERIOD.toMinutes(),
      missingData: TreatMissingData.BREACHING,
      spanish: `En horario de atención no ha llegado un solo webhook en ${minutes} minutos. Mira si el teléfono sigue conectado en el panel de WhatzMeAPI y si la dirección del webhook es la correcta, y ejecuta «./whatz doctor».`,
      english: `During business hours not one webhook has come in for ${minutes} minutes. See whether the phone is still connected in WhatzMeAPI’s panel and whether the webhook’s address is right, and run «./whatz doctor».`,
    });
    this.alarms = [silent];
  }
}

function isWithin({ startMinute, endMinute }: WeekWindow): string {
  return `(minute >= ${startMinute} AND minute < ${endMinute})`;
}
