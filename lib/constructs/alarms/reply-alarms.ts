import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { webhookCount, webhookPercentile } from '../webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** Twice this long a share is looked at: replies at the end of a period are delivered in the next. */
const STATES_PERIOD = Duration.minutes(30);

/** Replies that the send API took, and that came late or not at all. */
export class ReplyAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: AlarmGroupProps) {
    super(scope, id);
    this.alarms = [this.slow(props), this.undelivered(props)];
  }

  private slow({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    const { alarmReplySeconds } = settings;
    return new OperatorAlarm(this, 'Slow', {
      operator,
      metric: webhookPercentile(this, 'TimeToReplyMs', 90),
      tolerated: Duration.seconds(alarmReplySeconds).toMilliseconds(),
      // One reply that needed retries is all there is of a quiet period, and a redrive fills one or two with old messages.
      periods: 6,
      periodsToAlarm: 3,
      spanish: `Las respuestas salen, pero tarde: 1 de cada 10 tarda más de ${alarmReplySeconds} segundos. Mira con «npm run whatz -- tail» si son reintentos o si la API de envío es lenta; si los mensajes esperan en la cola, sube processorConcurrency.`,
      english: `Replies go out, but late: 1 in 10 takes over ${alarmReplySeconds} seconds. See with «npm run whatz -- tail» whether these are retries or the send API is slow; if messages wait on the queue, raise processorConcurrency.`,
    });
  }

  /**
   * By the delivery states that WhatzMeAPI reports, of all messages of the number: they carry no mark of which reply they
   * are of. Without such states nothing is known, and the alarm is silent.
   */
  private undelivered({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    const { alarmUndeliveredPercent, alarmUndeliveredReplies } = settings;
    const during = (name: 'StatusSent' | 'StatusDelivered' | 'StatusFailed') =>
      webhookCount(this, name).with({ period: STATES_PERIOD });
    const replies = new MathExpression({
      label: 'Replies',
      // What failed may have been reported as sent before, or not.
      expression: 'MAX([FILL(sent, 0), FILL(delivered, 0) + FILL(failed, 0)])',
      period: STATES_PERIOD,
      usingMetrics: {
        sent: during('StatusSent'),
        delivered: during('StatusDelivered'),
        failed: during('StatusFailed'),
      },
    });
    return new OperatorAlarm(this, 'Undelivered', {
      operator,
      isUnanswered: true,
      metric: new MathExpression({
        label: 'Percent of the replies',
        expression: `IF(replies >= ${alarmUndeliveredReplies}, 100 * (1 - FILL(delivered, 0) / replies), 0)`,
        period: STATES_PERIOD,
        usingMetrics: { replies, delivered: during('StatusDelivered') },
      }),
      tolerated: alarmUndeliveredPercent,
      periods: 2,
      spanish: `WhatzMeAPI acepta las respuestas, pero desde hace una hora más del ${alarmUndeliveredPercent} % no le llega al cliente. Mira en el panel si el número sigue conectado o fue restringido por WhatsApp, y los estados con «npm run whatz -- tail».`,
      english: `WhatzMeAPI takes the replies, but for an hour over ${alarmUndeliveredPercent} % have not reached the customer. See in the panel whether the number is still connected or was restricted by WhatsApp, and the states with «npm run whatz -- tail».`,
    });
  }
}
