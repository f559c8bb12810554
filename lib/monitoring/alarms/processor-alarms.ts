import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** The function whose failures are watched. */
export interface ProcessorAlarmsProps extends AlarmGroupProps {
  /** The function to watch. */
  readonly lambda: IFunction;
}

/** Answers that failed for a fault of ours. */
export class ProcessorAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, { operator, lambda, settings }: ProcessorAlarmsProps) {
    super(scope, id);
    const errors = new OperatorAlarm(this, 'Errors', {
      operator,
      metric: lambda.metricErrors(),
      tolerated: settings.alarmFunctionErrors,
      spanish:
        'La función que contesta se cayó o excedió su tiempo. Los mensajes siguen en la cola y se reintentan: lee sus registros con «./whatz tail» y, si acabas de desplegar, regresa a la versión anterior.',
      english:
        'The processor function crashed or timed out. The messages are still on the queue and are tried again: read its log with «./whatz tail» and, if you have just deployed, go back to the version before.',
    });
    this.alarms = [errors];
  }
}
