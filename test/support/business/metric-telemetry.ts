import {
  METRIC_NAMESPACE,
  type MetricName,
  type ServiceName,
  STACK_DIMENSION,
} from '../../../lambdas/shared/metric-names';
import type { Telemetry } from '../../../lambdas/shared/telemetry';
import type { MetricData } from '../cloudwatch/metric-data';

/** Name of the stack whose metrics these are. */
export const STACK_NAME = 'WhatzWebhook-prod';

/** Telemetry whose metrics are what CloudWatch would get: only what was flushed, at the time at which it was. */
export interface MetricTelemetry extends Telemetry {
  /** What a function takes along that dies. */
  discard(): void;
}

/** Telemetry of one function that writes into `data`. */
export function metricTelemetry(service: ServiceName, data: MetricData, nowMs: () => number): MetricTelemetry {
  let stored: { readonly name: MetricName; readonly value: number }[] = [];
  const store = (name: MetricName, value: number) => void stored.push({ name, value });
  return {
    count: (name, by = 1) => {
      if (by > 0) store(name, by);
    },
    duration: store,
    info: () => {},
    warn: () => {},
    error: () => {},
    flush: () => {
      const dimensions = { service, [STACK_DIMENSION]: STACK_NAME };
      for (const { name, value } of stored) data.put({ namespace: METRIC_NAMESPACE, name, dimensions }, nowMs(), value);
      stored = [];
    },
    discard: () => {
      stored = [];
    },
  };
}
