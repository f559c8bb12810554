import { Stack } from 'aws-cdk-lib';
import { AlarmRule, AlarmState, CompositeAlarm, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { alarmDescription } from './alarm-description';
import type { Operator, OperatorAlarm } from './operator-alarm';

/** The alarms that are combined, and who hears of it. */
export interface CustomersNotAnsweredProps {
  /** Every alarm of the stack. */
  readonly alarms: readonly OperatorAlarm[];
  /** Where it is published, and where to read on. */
  readonly operator: Operator;
}

/**
 * The one alarm that is worth waking up for: on while at least one alarm means that customers get no answer. It is published
 * where no e-mail is sent from: each of its causes has sent one that says more.
 */
export class CustomersNotAnswered extends Construct {
  /** The CloudWatch alarm. */
  readonly alarm: IAlarm;

  constructor(scope: Construct, id: string, { alarms, operator }: CustomersNotAnsweredProps) {
    super(scope, id);
    const causes = alarms.filter(({ isUnanswered }) => isUnanswered).map(({ alarm }) => alarm);
    const alarm = new CompositeAlarm(this, 'Resource', {
      // CDK gives it a physical name in any case; this one can be written into a filter of its topic.
      compositeAlarmName: `${Stack.of(this).stackName}-CustomersNotAnswered`,
      alarmRule: AlarmRule.anyOf(...causes.map((cause) => AlarmRule.fromAlarm(cause, AlarmState.ALARM))),
      alarmDescription: alarmDescription({
        section: id,
        runbookUrl: operator.runbookUrl,
        spanish:
          'Hay clientes sin respuesta. El correo de otra alarma dice por qué; para verlo todo junto ejecuta «./whatz doctor».',
        english:
          'Customers are not being answered. The e-mail of another alarm says why; to see it all at once run «./whatz doctor».',
      }),
    });
    const tell = new SnsAction(operator.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    this.alarm = alarm;
  }
}
