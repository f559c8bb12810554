import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Settings } from '../../settings/settings-schema';
import { accountConcurrencyShare, timeoutShare } from '../metrics/function-limits';
import { METRIC_PERIOD } from '../metrics/webhook-metric';
import { alarmLine, graph } from './graph';

/** The two functions. */
export interface Functions {
  /** The function behind the API. */
  readonly ingest: IFunction;
  /** The function behind the queue. */
  readonly processor: IFunction;
}

/** Do the functions work? */
export function functionFaults({ ingest, processor }: Functions, { alarmFunctionErrors }: Settings): IWidget {
  const counted = (label: string) => ({ period: METRIC_PERIOD, label });
  return graph(
    '¿Fallan las funciones? · Do the functions fail?',
    [
      ingest.metricErrors(counted('Caídas de la de entrada')),
      processor.metricErrors(counted('Caídas de la que contesta')),
      ingest.metricThrottles(counted('Entrada frenada por la cuenta')),
      processor.metricThrottles(counted('Contestación frenada por la cuenta')),
    ],
    { leftAnnotations: [alarmLine(alarmFunctionErrors, `más de ${alarmFunctionErrors} caídas en una hora`)] },
  );
}

/** How close are they to what Lambda allows? */
export function functionLimits({ ingest, processor }: Functions, settings: Settings): IWidget {
  const { alarmTimeoutPercent, alarmConcurrencyPercent } = settings;
  return graph(
    '¿Qué tan cerca de sus límites? (%) · How close to their limits? (%)',
    [
      timeoutShare(ingest, processor).with({ label: 'Del tiempo que tienen' }),
      accountConcurrencyShare(settings).with({ label: 'De las ejecuciones de la cuenta' }),
    ],
    {
      leftAnnotations: [
        alarmLine(alarmTimeoutPercent, `más del ${alarmTimeoutPercent} % del tiempo`),
        ...(alarmConcurrencyPercent === alarmTimeoutPercent
          ? []
          : [alarmLine(alarmConcurrencyPercent, `más del ${alarmConcurrencyPercent} % de las ejecuciones`)]),
      ],
    },
  );
}
