import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_TIMEOUT_SECONDS } from '../../../lambdas/shared/limits';
import { accountConcurrencyShare, timeoutShare } from '../metrics/function-limits';
import { type AlarmGroup, type AlarmGroupProps, OperatorAlarm } from './operator-alarm';

/** The functions whose limits are watched. */
export interface FunctionAlarmsProps extends AlarmGroupProps {
  /** The function behind the API. */
  readonly ingest: IFunction;
  /** The function behind the queue. */
  readonly processor: IFunction;
}

/** Both functions at the limits that Lambda sets them. */
export class FunctionAlarms extends Construct implements AlarmGroup {
  readonly alarms: readonly OperatorAlarm[];

  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    this.alarms = [this.throttled(props), this.nearTimeout(props), this.accountConcurrency(props)];
  }

  private throttled({ operator, ingest, processor, settings }: FunctionAlarmsProps): OperatorAlarm {
    return new OperatorAlarm(this, 'Throttled', {
      operator,
      metric: new MathExpression({
        label: 'Throttles',
        expression: 'FILL(ingest, 0) + FILL(processor, 0)',
        usingMetrics: {
          ingest: ingest.metricThrottles(),
          processor: processor.metricThrottles(),
        },
      }),
      tolerated: settings.alarmThrottles,
      spanish:
        'AWS no dejó que se ejecutara una de las funciones porque la cuenta llegó a su límite de ejecuciones simultáneas (Lambda). Los webhooks reciben 503 y los mensajes esperan. Ejecuta «./whatz doctor» y pide más «Concurrent executions» en Service Quotas.',
      english:
        'AWS did not let one of the functions run, because the account is at its limit of concurrent executions (Lambda). Webhooks get a 503 and messages wait. Run «./whatz doctor», and ask for more «Concurrent executions» in Service Quotas.',
    });
  }

  private nearTimeout({ operator, ingest, processor, settings }: FunctionAlarmsProps): OperatorAlarm {
    const { alarmTimeoutPercent } = settings;
    return new OperatorAlarm(this, 'NearTimeout', {
      operator,
      metric: timeoutShare(ingest, processor),
      tolerated: alarmTimeoutPercent,
      spanish: `Una de las funciones tardó más del ${alarmTimeoutPercent} % del tiempo que Lambda le da (${INGEST_TIMEOUT_SECONDS} s la de entrada, ${PROCESSOR_TIMEOUT_SECONDS} s la que contesta). Si lo excede, se corta a la mitad: mira qué tarda con «./whatz tail».`,
      english: `One of the functions took over ${alarmTimeoutPercent} % of the time that Lambda gives it (${INGEST_TIMEOUT_SECONDS} s ingest, ${PROCESSOR_TIMEOUT_SECONDS} s the processor). Beyond that it is cut off in the middle: see what takes so long with «./whatz tail».`,
    });
  }

  private accountConcurrency({ operator, settings }: FunctionAlarmsProps): OperatorAlarm {
    const { accountConcurrency, alarmConcurrencyPercent } = settings;
    return new OperatorAlarm(this, 'AccountConcurrency', {
      operator,
      metric: accountConcurrencyShare(settings),
      tolerated: alarmConcurrencyPercent,
      spanish: `La cuenta usa más del ${alarmConcurrencyPercent} % de sus ${accountConcurrency} ejecuciones simultáneas de Lambda en esta región; al llegar al límite, los webhooks se rechazan. Ejecuta «./whatz doctor», busca en Lambda qué función las ocupa y pide más en Service Quotas.`,
      english: `The account uses over ${alarmConcurrencyPercent} % of its ${accountConcurrency} concurrent Lambda executions in this region; at the limit, webhooks are refused. Run «./whatz doctor», see in Lambda which function takes them, and ask for more in Service Quotas.`,
    });
  }
}
