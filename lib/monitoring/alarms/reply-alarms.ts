import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { STATES_PERIOD, undeliveredShare } from '../metrics/undelivered-share';
import { webhookPercentile } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, inMinutes, OperatorAlarm } from './operator-alarm';

/** Minutes of two hours in which replies are late before it is worth an e-mail. */
const SLOW_MINUTES = 5;

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
      // One reply that needed retries is all there is of a quiet minute, and a redrive fills a few with old messages.
      ...inMinutes(SLOW_MINUTES),
      spanish: `Las respuestas salen, pero tarde: 1 de cada 10 tarda más de ${alarmReplySeconds} segundos. Mira con «./whatz tail» si son reintentos o si la API de envío es lenta; si los mensajes esperan en la cola, sube processorConcurrency.`,
      english: `Replies go out, but late: 1 in 10 takes over ${alarmReplySeconds} seconds. See with «./whatz tail» whether these are retries or the send API is slow; if messages wait on the queue, raise processorConcurrency.`,
    });
  }

  /** Without delivery states nothing is known, and the alarm is silent. */
  private undelivered({ operator, settings }: AlarmGroupProps): OperatorAlarm {
    const { alarmUndeliveredPercent } = settings;
    return new OperatorAlarm(this, 'Undelivered', {
      operator,
      isUnanswered: true,
      metric: undeliveredShare(this, settings),
      tolerated: alarmUndeliveredPercent,
      period: STATES_PERIOD,
      spanish: `WhatzMeAPI acepta las respuestas, pero en las últimas dos horas más del ${alarmUndeliveredPercent} % no le llegó al cliente. Mira en el panel si el número sigue conectado o fue restringido por WhatsApp, y los estados con «./whatz tail».`,
      english: `WhatzMeAPI takes the replies, but in the last two hours over ${alarmUndeliveredPercent} % did not reach the customer. See in the panel whether the number is still connected or was restricted by WhatsApp, and the states with «./whatz tail».`,
    });
  }
}
