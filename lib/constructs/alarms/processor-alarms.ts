import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRIC_PERIOD } from '../webhook-metric';
import { OperatorAlarm } from './operator-alarm';

const FUNCTION_ERRORS_TOLERATED = 0;

/** Props of {@link ProcessorAlarms}. */
export interface ProcessorAlarmsProps {
  /** The function to watch. */
  readonly lambda: IFunction;
  /** Who is told. */
  readonly topic: ITopic;
}

/** Answers that failed for a fault of ours; the send API's faults show in the queue's age. */
export class ProcessorAlarms extends Construct {
  /** The alarms of this group. */
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, props: ProcessorAlarmsProps) {
    super(scope, id);
    const errors = new OperatorAlarm(this, 'Errors', {
      topic: props.topic,
      metric: props.lambda.metricErrors({ period: METRIC_PERIOD }),
      tolerated: FUNCTION_ERRORS_TOLERATED,
      spanish:
        'La función que contesta se cayó o excedió su tiempo. Los mensajes siguen en la cola y se reintentan: lee sus registros y, si acabas de desplegar, regresa a la versión anterior.',
      english:
        'The processor function crashed or timed out. The messages are still on the queue and are tried again: read its log and, if you have just deployed, go back to the version before.',
    });
    this.alarms = [errors.alarm];
  }
}
