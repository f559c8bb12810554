import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { FieldsOf, LogFields, LogLevel, LogMessage, LogMessageAt } from './log-messages';
import { METRIC_NAMESPACE, type MetricName, type ServiceName, STACK_DIMENSION } from './metric-names';

/** Counts and logs what happens. */
export interface Telemetry {
  /** Counts `by`, which is 1 by default; nothing for 0. */
  count(name: MetricName, by?: number): void;
  duration(name: MetricName, milliseconds: number): void;
  info<Message extends LogMessageAt<'info'>>(message: Message, fields?: FieldsOf<Message>): void;
  warn<Message extends LogMessageAt<'warn'>>(message: Message, fields?: FieldsOf<Message>): void;
  error<Message extends LogMessageAt<'error'>>(message: Message, fields?: FieldsOf<Message>): void;
  /** The same telemetry; each of its lines has `fields` besides its own. */
  about(fields: LogFields): Telemetry;
  /** Writes the metrics that were gathered so far. Each invocation ends with it. */
  flush(): void;
}

/** Takes what {@link Telemetry} is told. */
export interface TelemetrySink {
  count(name: MetricName, by: number): void;
  duration(name: MetricName, milliseconds: number): void;
  log(level: LogLevel, message: LogMessage, fields: LogFields): void;
  flush(): void;
}

/** Telemetry that tells `sink`. */
export function telemetryInto(sink: TelemetrySink, about: LogFields = {}): Telemetry {
  const log = (level: LogLevel) => (message: LogMessage, fields?: LogFields) =>
    sink.log(level, message, { ...about, ...fields });
  return {
    count: (name, by = 1) => {
      if (by > 0) sink.count(name, by);
    },
    duration: (name, milliseconds) => sink.duration(name, milliseconds),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    about: (fields) => telemetryInto(sink, { ...about, ...fields }),
    flush: () => sink.flush(),
  };
}

/** Telemetry by Powertools: JSON log lines, and metrics in CloudWatch's embedded metric format. */
export function createTelemetry(serviceName: ServiceName, stackName: string): Telemetry {
  return telemetryInto(powertoolsSink(serviceName, stackName));
}

/** The sink of {@link createTelemetry}. */
export function powertoolsSink(serviceName: ServiceName, stackName: string): TelemetrySink {
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({
    namespace: METRIC_NAMESPACE,
    serviceName,
    defaultDimensions: { [STACK_DIMENSION]: stackName },
  });
  return {
    count: (name, by) => metrics.addMetric(name, MetricUnit.Count, by),
    duration: (name, milliseconds) => metrics.addMetric(name, MetricUnit.Milliseconds, milliseconds),
    log: (level, message, fields) => logger[level](message, fields),
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}

/** What may be logged of an error: its name and code. Messages can quote what was sent. */
export function errorFields(error: unknown): LogFields<'error' | 'errorCode' | 'errorCause'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, errorCode: code, errorCause: cause };
}
