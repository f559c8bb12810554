import type { LogFields, LogMessage } from '../../../lambdas/shared/telemetry/log-messages';
import {
  METRIC_NAMESPACE,
  type MetricName,
  type ServiceName,
  STACK_DIMENSION,
} from '../../../lambdas/shared/telemetry/metric-names';
import { type Telemetry, telemetryInto } from '../../../lambdas/shared/telemetry/telemetry';
import type { MetricData } from '../cloudwatch/metric-data';

/** Name of the stack whose metrics these are. */
export const STACK_NAME = 'WhatzWebhook-prod';

/** A line of a log. */
export interface LoggedLine {
  readonly atMs: number;
  readonly service: ServiceName;
  readonly message: LogMessage;
  readonly fields: LogFields;
}

/** What CloudWatch gets of a function. */
export interface Observations {
  readonly data: MetricData;
  readonly lines: LoggedLine[];
}

/** Telemetry whose metrics are what CloudWatch would get: only what was flushed, at the time at which it was. */
export interface MetricTelemetry extends Telemetry {
  /** What a function takes along that dies. */
  discard(): void;
}

/** Telemetry of one function that writes into what CloudWatch gets. */
export function metricTelemetry(
  service: ServiceName,
  { data, lines }: Observations,
  nowMs: () => number,
): MetricTelemetry {
  let stored: { readonly name: MetricName; readonly value: number }[] = [];
  const store = (name: MetricName, value: number) => void stored.push({ name, value });
  const telemetry = telemetryInto({
    count: store,
    duration: store,
    log: (_level, message, fields) => void lines.push({ atMs: nowMs(), service, message, fields }),
    flush: () => {
      const dimensions = { service, [STACK_DIMENSION]: STACK_NAME };
      for (const { name, value } of stored) data.put({ namespace: METRIC_NAMESPACE, name, dimensions }, nowMs(), value);
      stored = [];
    },
  });
  const discard = () => {
    stored = [];
  };
  return { ...telemetry, discard };
}
