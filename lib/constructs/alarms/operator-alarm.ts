import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Props of {@link OperatorAlarm}. */
export interface OperatorAlarmProps {
  /** What is watched. */
  readonly metric: Metric;
  /** The highest value that is still tolerated, in the metric's unit. */
  readonly tolerated: number;
  /** How many of the last periods are looked at. @default 1 */
  readonly periods?: number;
  /** How many of those must be above what is tolerated. @default all of them */
  readonly periodsToAlarm?: number;
  /** What it means and what to do next, in Spanish. */
  readonly spanish: string;
  /** The same in English. */
  readonly english: string;
  /** Who is told when it starts and when it is over. */
  readonly topic: ITopic;
}

/** An alarm that tells somebody what to do. No data means no traffic, which is no fault. */
export class OperatorAlarm extends Construct {
  /** The CloudWatch alarm. */
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, props: OperatorAlarmProps) {
    super(scope, id);
    const evaluationPeriods = props.periods ?? 1;
    this.alarm = new Alarm(this, 'Resource', {
      metric: props.metric,
      threshold: props.tolerated,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods,
      datapointsToAlarm: props.periodsToAlarm ?? evaluationPeriods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.spanish}\n\n${props.english}`,
    });
    const tell = new SnsAction(props.topic);
    this.alarm.addAlarmAction(tell);
    this.alarm.addOkAction(tell);
  }
}
