import type { LogFields, LogLevel, LogMessage } from '../../lambdas/shared/telemetry/log-messages';
import type { MetricName } from '../../lambdas/shared/telemetry/metric-names';
import { type Telemetry, telemetryInto } from '../../lambdas/shared/telemetry/telemetry';

export interface LogLine {
  readonly level: LogLevel;
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
  const telemetry = telemetryInto({
    count: (name, by) => {
      counts[name] = (counts[name] ?? 0) + by;
    },
    duration: (name, milliseconds) => {
      durations[name] = [...(durations[name] ?? []), milliseconds];
    },
    log: (level, message, fields) => void lines.push({ level, message, fields }),
    flush: () => {},
  });
  return { counts, durations, lines, ...telemetry };
}
