import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { FieldsOf, LogFields, LogMessage, LogMessageAt } from './log-messages';
import { METRIC_NAMESPACE, type MetricName, type ServiceName, STACK_DIMENSION } from './metric-names';

/** Counts and logs what happens. */
export interface Telemetry {
  count(name: MetricName, by?: number): void;
  duration(name: MetricName, milliseconds: number): void;
  info<Message extends LogMessageAt<'info'>>(message: Message, fields?: FieldsOf<Message>): void;
  warn<Message extends LogMessageAt<'warn'>>(message: Message, fields?: FieldsOf<Message>): void;
  error<Message extends LogMessageAt<'error'>>(message: Message, fields?: FieldsOf<Message>): void;
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
    info: (message: LogMessage, fields: LogFields = {}) => logger.info(message, { ...fields }),
    warn: (message: LogMessage, fields: LogFields = {}) => logger.warn(message, { ...fields }),
    error: (message: LogMessage, fields: LogFields = {}) => logger.error(message, { ...fields }),
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
