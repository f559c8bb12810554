import type { FieldsOf, LogFields, LogLevel, LogMessage, LogMessageAt } from './log-messages';
import type { MetricName } from './metric-names';

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

/** What may be logged of an error: its name and code. Messages can quote what was sent. */
export function errorFields(error: unknown): LogFields<'error' | 'errorCode' | 'errorCause'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, errorCode: code, errorCause: cause };
}
