import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  type MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings } from '../../settings/settings-schema';
import { ALARM_PERIOD } from '../metrics/webhook-metric';
import { alarmDescription } from './alarm-description';

/**
 * Of the minutes of two hours, this many must be above what is tolerated. CloudWatch keeps its data by the minute, so that a
 * minute is never cut in two; and their number only rises during an incident that is no longer than that, and then falls.
 */
export const inMinutes = (periodsToAlarm: number) => ({
  period: Duration.minutes(1),
  periods: Duration.hours(2).toMinutes(),
  periodsToAlarm,
});

/** Whom alarms tell, and where that person reads on. */
export interface Operator {
  /** Where alarms are published. */
  readonly topic: ITopic;
  /** Address of the folder that has the runbooks. @default descriptions name the file instead */
  readonly runbookUrl?: string | undefined;
}

/** Props that every group of alarms takes. */
export interface AlarmGroupProps {
  /** What is tolerated. */
  readonly settings: Settings;
  /** Who is told. */
  readonly operator: Operator;
}

/** A group of alarms on one part of the path. */
export interface AlarmGroup {
  /** The alarms of this group. */
  readonly alarms: readonly OperatorAlarm[];
}

/** The metric, what is tolerated of it, and what to do when it is exceeded. */
export interface OperatorAlarmProps {
  /** What is watched. */
  readonly metric: Metric | MathExpression;
  /** The highest value that is still tolerated, in the metric's unit. */
  readonly tolerated: number;
  /** What each value of it is of. @default {@link ALARM_PERIOD} */
  readonly period?: Duration;
  /** How many of the last periods are looked at. @default 1 */
  readonly periods?: number;
  /** How many of those must be above what is tolerated. @default all of them */
  readonly periodsToAlarm?: number;
  /** What a period without data is. @default not breaching: no data is no traffic, which is no fault */
  readonly missingData?: TreatMissingData;
  /** Whether it is worth an e-mail that it is over. @default true */
  readonly tellsEnd?: boolean;
  /** Whether this alarm alone means that customers get no answer. @default false */
  readonly isUnanswered?: boolean;
  /** What it means and what to do next, with the command, in Spanish. */
  readonly spanish: string;
  /** The same in English. */
  readonly english: string;
  /** Who is told when it starts and when it is over. */
  readonly operator: Operator;
}

/** An alarm that tells somebody what to do. */
export class OperatorAlarm extends Construct {
  /** The CloudWatch alarm. */
  readonly alarm: IAlarm;
  /** Whether it means that customers get no answer. */
  readonly isUnanswered: boolean;

  constructor(scope: Construct, id: string, props: OperatorAlarmProps) {
    super(scope, id);
    const { operator, spanish, english } = props;
    const evaluationPeriods = props.periods ?? 1;
    const alarm = new Alarm(this, 'Resource', {
      metric: props.metric.with({ period: props.period ?? ALARM_PERIOD }),
      threshold: props.tolerated,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods,
      datapointsToAlarm: props.periodsToAlarm ?? evaluationPeriods,
      treatMissingData: props.missingData ?? TreatMissingData.NOT_BREACHING,
      // The runbooks have a heading for each, the name of which is that of its group and its own.
      alarmDescription: alarmDescription({
        section: `${scope.node.id}${id}`,
        runbookUrl: operator.runbookUrl,
        spanish,
        english,
      }),
    });
    const tell = new SnsAction(operator.topic);
    alarm.addAlarmAction(tell);
    if (props.tellsEnd ?? true) alarm.addOkAction(tell);
    this.alarm = alarm;
    this.isUnanswered = props.isUnanswered ?? false;
  }
}
