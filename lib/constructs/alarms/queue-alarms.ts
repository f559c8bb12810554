import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DEAD_LETTER_RETENTION_DAYS } from '../../../lambdas/shared/limits';
import type { MessageQueue } from '../message-queue';
import { METRIC_PERIOD } from '../webhook-metric';
import { OperatorAlarm } from './operator-alarm';

const DEAD_LETTERS_TOLERATED = 0;
const WAIT_TOLERATED = Duration.minutes(5);

/** Props of {@link QueueAlarms}. */
export interface QueueAlarmsProps {
  /** The queues to watch. */
  readonly messages: MessageQueue;
  /** Who is told. */
  readonly topic: ITopic;
}

/** Customers who wait, and customers who got no answer. */
export class QueueAlarms extends Construct {
  /** The alarms of this group. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: QueueAlarmsProps) {
    super(scope, id);
    const { topic, messages } = props;
    const deadLetters = new OperatorAlarm(this, 'DeadLetters', {
      topic,
      metric: messages.deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      tolerated: DEAD_LETTERS_TOLERATED,
      spanish: `Hay mensajes de clientes que no se pudieron contestar y esperan apartados (dead-letter queue). Revisa el motivo de cada uno, corrige la causa y reenvíalos (redrive) antes de ${DEAD_LETTER_RETENTION_DAYS} días: después se borran.`,
      english: `Some customer messages could not be answered and wait in the dead-letter queue. Look at the reason of each, mend the cause, and redrive them within ${DEAD_LETTER_RETENTION_DAYS} days: after that they are deleted.`,
    });
    const oldestMessage = new OperatorAlarm(this, 'OldestMessage', {
      topic,
      metric: messages.queue.metricApproximateAgeOfOldestMessage({ period: METRIC_PERIOD, statistic: 'Maximum' }),
      tolerated: WAIT_TOLERATED.toSeconds(),
      spanish: `Un cliente lleva más de ${WAIT_TOLERATED.toMinutes()} minutos esperando respuesta. Revisa en el tablero si la API de envío falla o rechaza el token y corrígelo: los mensajes se reintentan solos y no se pierden.`,
      english: `A customer has waited over ${WAIT_TOLERATED.toMinutes()} minutes for an answer. See on the dashboard whether the send API fails or refuses the token, and mend that: messages are retried by themselves and none is lost.`,
    });
    this.alarms = [deadLetters.alarm, oldestMessage.alarm];
  }
}
