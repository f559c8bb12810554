import { Duration } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { DEAD_LETTER_RETENTION_DAYS } from '../../../lambdas/shared/limits';
import type { MessageQueue } from '../../constructs/message-queue';
import { webhookCount, webhookMaximum } from '../metrics/webhook-metric';
import { type AlarmGroup, type AlarmGroupProps, inMinutes, OperatorAlarm } from './operator-alarm';

const MAXIMUM = { statistic: Stats.MAXIMUM };
const MINIMUM = { statistic: Stats.MINIMUM };
/** Minutes of two hours in which too much is on the queue: a burst is answered before. */
const BACKLOG_MINUTES = 15;

/** The queues whose depth and age are watched. */
export interface QueueAlarmsProps extends AlarmGroupProps {
  /** The queues to watch. */
  readonly messages: MessageQueue;
}

/** Customers who wait, and customers who got no answer. */
export class QueueAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: QueueAlarmsProps) {
    super(scope, id);
    this.alarms = [this.deadLetters(props), this.deadLetterAge(props), this.oldestMessage(props), this.backlog(props)];
  }

  /**
   * SQS publishes minutes late, a queue that was idle up to a quarter of an hour, and `FILL` takes what is not there yet for 0:
   * the functions' own counts tell at once, and an hour is longer than any delay.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html
   */
  private deadLetters({ operator, messages, settings }: QueueAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'DeadLetters', {
      operator,
      isUnanswered: true,
      metric: new MathExpression({
        label: 'Dead letters',
        expression: 'MAX([FILL(there, 0), FILL(unanswered, 0) + FILL(unread, 0)])',
        usingMetrics: {
          there: messages.deadLetterQueue.metricApproximateNumberOfMessagesVisible(MAXIMUM),
          unanswered: webhookCount(this, 'DeadLettered'),
          unread: webhookCount(this, 'EventsQuarantined'),
        },
      }),
      tolerated: settings.alarmDeadLetters,
      spanish: `Hay mensajes de clientes que no se pudieron contestar y esperan apartados (dead-letter queue). Mira el motivo de cada uno con «./whatz dlq list», corrige la causa y reenvíalos con «./whatz dlq redrive» antes de ${DEAD_LETTER_RETENTION_DAYS} días: después se borran.`,
      english: `Some customer messages could not be answered and wait in the dead-letter queue. See the reason of each with «./whatz dlq list», mend the cause, and send them back with «./whatz dlq redrive» within ${DEAD_LETTER_RETENTION_DAYS} days: after that they are deleted.`,
    });
  }

  /**
   * The clock of a FIFO queue's letter starts when it is moved there, and so does its age. SQS leaves out of the age what was
   * received three times, by `dlq list` for one; the command tells of that itself.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html
   */
  private deadLetterAge({ operator, messages, settings }: QueueAlarmsProps): OperatorAlarm {
    const days = settings.alarmDeadLetterDays;
    return new OperatorAlarm(this, 'DeadLetterAge', {
      operator,
      metric: messages.deadLetterQueue.metricApproximateAgeOfOldestMessage(MAXIMUM),
      tolerated: Duration.days(days).toSeconds(),
      spanish: `Un mensaje apartado lleva más de ${days} días esperando, y a los ${DEAD_LETTER_RETENTION_DAYS} se borra sin aviso. Míralo con «./whatz dlq list» y reenvíalo con «./whatz dlq redrive»; para conservar lo que escribieron los clientes ejecuta «./whatz dlq archive».`,
      english: `A dead letter has waited for over ${days} days, and after ${DEAD_LETTER_RETENTION_DAYS} it is deleted without a word. See it with «./whatz dlq list» and send it back with «./whatz dlq redrive»; to keep what the customers wrote run «./whatz dlq archive».`,
    });
  }

  /**
   * SQS tells the age of what nobody receives, and leaves out what failed three times; the processor tells the age of all
   * that it gets, and nothing when it gets nothing. Together they see every message.
   */
  private oldestMessage({ operator, messages, settings }: QueueAlarmsProps): OperatorAlarm {
    const minutes = settings.alarmWaitMinutes;
    return new OperatorAlarm(this, 'OldestMessage', {
      operator,
      isUnanswered: true,
      metric: new MathExpression({
        label: 'Seconds',
        expression: 'MAX([FILL(received, 0) / 1000, FILL(unreceived, 0)])',
        usingMetrics: {
          received: webhookMaximum(this, 'MessageAgeMs'),
          unreceived: messages.queue.metricApproximateAgeOfOldestMessage(MAXIMUM),
        },
      }),
      tolerated: Duration.minutes(minutes).toSeconds(),
      spanish: `Un cliente lleva más de ${minutes} minutos esperando respuesta. Los mensajes se reintentan solos y no se pierden, pero algo está fallando: ejecuta «./whatz doctor», que dice si es la API de envío, el token o la función.`,
      english: `A customer has waited over ${minutes} minutes for an answer. Messages are retried by themselves and none is lost, but something is failing: run «./whatz doctor», which tells whether it is the send API, the token or the function.`,
    });
  }

  /** The lowest value of each minute: a burst goes over, a backlog stays. */
  private backlog({ operator, messages, settings }: QueueAlarmsProps): OperatorAlarm {
    const { queue } = messages;
    return new OperatorAlarm(this, 'Backlog', {
      operator,
      isUnanswered: true,
      metric: new MathExpression({
        label: 'Messages',
        expression: 'FILL(waiting, 0) + FILL(inFlight, 0)',
        usingMetrics: {
          waiting: queue.metricApproximateNumberOfMessagesVisible(MINIMUM),
          // In flight is also what waits for its next attempt.
          inFlight: queue.metricApproximateNumberOfMessagesNotVisible(MINIMUM),
        },
      }),
      tolerated: settings.alarmBacklog,
      ...inMinutes(BACKLOG_MINUTES),
      spanish: `Durante ${BACKLOG_MINUTES} minutos de las últimas dos horas hubo más de ${settings.alarmBacklog} mensajes en la cola. O entran más de los que se alcanzan a contestar (sube processorConcurrency) o los envíos fallan: ejecuta «./whatz doctor» y luego «./whatz tail».`,
      english: `For ${BACKLOG_MINUTES} minutes of the last two hours there were over ${settings.alarmBacklog} messages on the queue. Either more come in than can be answered (raise processorConcurrency) or sends fail: run «./whatz doctor», then «./whatz tail».`,
    });
  }
}
