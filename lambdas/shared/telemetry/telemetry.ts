import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE, type MetricName, type ServiceName, STACK_DIMENSION } from './metric-names';

/** Fields of a log line. Never a phone number, JID, name, text, token, secret or signature. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Counts and logs what happens. */
export interface Telemetry {
  count(name: MetricName, by?: number): void;
  duration(name: MetricName, milliseconds: number): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Writes the metrics gathered so far; once per invocation. */
  flush(): void;
}

/** Telemetry by Powertools: JSON log lines, and metrics in CloudWatch's embedded metric format. */
export function createTelemetry(serviceName: ServiceName, stackName: string): Telemetry {
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({
    namespace: METRIC_NAMESPACE,
    serviceName,
    defaultDimensions: { [STACK_DIMENSION]: stackName },
  });
  return {
    count: (name, by = 1) => {
      if (by > 0) metrics.addMetric(name, MetricUnit.Count, by);
    },
    duration: (name, milliseconds) => metrics.addMetric(name, MetricUnit.Milliseconds, milliseconds),
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}

/** What may be logged of an error: its name and code. Messages can quote what was sent. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, errorCode: code, errorCause: cause };
}
