import { Alarm, ComparisonOperator, type IAlarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Settings } from '../../settings/settings-schema';
import { alarmDescription } from './alarm-description';

/** An attempt comes every 15 minutes at the latest: looking back that far, an alarm does not end between two of them. */
export const UNTIL_NEXT_ATTEMPT = { periods: 3, periodsToAlarm: 1 };

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
  readonly metric: IMetric;
  /** The highest value that is still tolerated, in the metric's unit. */
  readonly tolerated: number;
  /** How many of the last periods are looked at. @default 1 */
  readonly periods?: number;
  /** How many of those must be above what is tolerated. @default all of them */
  readonly periodsToAlarm?: number;
  /** What a period without data is. @default not breaching: no data is no traffic, which is no fault */
  readonly missingData?: TreatMissingData;
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
      metric: props.metric,
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
    alarm.addOkAction(tell);
    this.alarm = alarm;
    this.isUnanswered = props.isUnanswered ?? false;
  }
}
