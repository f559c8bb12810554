import type { LogFields, LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import type { MetricName } from '../../lambdas/shared/telemetry/metric-names';
import type { Telemetry } from '../../lambdas/shared/telemetry/telemetry';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: LogMessage;
  readonly fields: LogFields;
}

/** Telemetry that remembers. */
export interface RecordingTelemetry extends Telemetry {
  readonly counts: Partial<Record<MetricName, number>>;
  readonly durations: Partial<Record<MetricName, number[]>>;
  readonly lines: LogLine[];
}

export function recordingTelemetry(): RecordingTelemetry {
  const counts: Partial<Record<MetricName, number>> = {};
  const durations: Partial<Record<MetricName, number[]>> = {};
  const lines: LogLine[] = [];
  const log =
    (level: LogLine['level']) =>
    (message: LogMessage, fields: LogFields = {}) => {
      lines.push({ level, message, fields });
    };
  return {
    counts,
    durations,
    lines,
    count: (name, by = 1) => {
      if (by > 0) counts[name] = (counts[name] ?? 0) + by;
    },
    duration: (name, milliseconds) => {
      durations[name] = [...(durations[name] ?? []), milliseconds];
    },
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    flush: () => {},
  };
}
