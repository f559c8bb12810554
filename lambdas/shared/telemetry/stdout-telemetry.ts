import type { LogFields, LogLevel, LogMessage } from './log-messages';
import { METRIC_NAMESPACE, type MetricName, type ServiceName, STACK_DIMENSION } from './metric-names';
import { type Telemetry, type TelemetrySink, telemetryInto } from './telemetry';

/** Where lines go, and by which clock. */
export interface StdoutSinkOptions {
  /** Takes a line with its end. @default writes it to stdout, from where Lambda passes JSON on as it is */
  readonly write?: (line: string) => void;
  readonly nowMs?: () => number;
}

/** Most values of one metric in a document of the embedded metric format. */
const MOST_VALUES = 100;

/** Telemetry on stdout: JSON log lines, and metrics in CloudWatch's embedded metric format. */
export function createTelemetry(serviceName: ServiceName, stackName: string): Telemetry {
  return telemetryInto(stdoutSink(serviceName, stackName));
}

/**
 * The sink of {@link createTelemetry}: JSON log lines, and metrics in CloudWatch's embedded metric format. Written by hand, because a library that does it took a
 * fifth of what the ingest function does besides its calls to AWS; see docs/en/performance.md.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function stdoutSink(service: ServiceName, stackName: string, options: StdoutSinkOptions = {}): TelemetrySink {
  const { write = (line) => void process.stdout.write(line), nowMs = Date.now } = options;
  let counts = new Map<MetricName, number>();
  let durations = new Map<MetricName, number[]>();
  const flush = () => {
    if (counts.size + durations.size === 0) return;
    const document = metricsDocument({ service, [STACK_DIMENSION]: stackName }, counts, durations, nowMs());
    counts = new Map();
    durations = new Map();
    write(`${JSON.stringify(document)}\n`);
  };
  return {
    count: (name, by) => void counts.set(name, (counts.get(name) ?? 0) + by),
    duration: (name, milliseconds) => {
      const values = durations.get(name);
      if (values === undefined) durations.set(name, [milliseconds]);
      else if (values.push(milliseconds) >= MOST_VALUES) flush();
    },
    log: (level, message, fields) => write(logLine(level, message, fields, { service, nowMs })),
    flush,
  };
}

interface LineOptions {
  readonly service: ServiceName;
  readonly nowMs: () => number;
}

/** What is not known is left out: an empty field costs as much as a full one. */
function logLine(level: LogLevel, message: LogMessage, fields: LogFields, { service, nowMs }: LineOptions): string {
  const timestamp = new Date(nowMs()).toISOString();
  const line: Record<string, unknown> = { level: level.toUpperCase(), message, timestamp, service };
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined) line[name] = value;
  }
  return `${JSON.stringify(line)}\n`;
}

function metricsDocument(
  dimensions: Readonly<Record<string, string>>,
  counts: ReadonlyMap<MetricName, number>,
  durations: ReadonlyMap<MetricName, readonly number[]>,
  nowMs: number,
) {
  const counters = [...counts.keys()].map((Name) => ({ Name, Unit: 'Count' }));
  const timers = [...durations.keys()].map((Name) => ({ Name, Unit: 'Milliseconds' }));
  return {
    _aws: {
      Timestamp: nowMs,
      CloudWatchMetrics: [
        { Namespace: METRIC_NAMESPACE, Dimensions: [Object.keys(dimensions)], Metrics: [...counters, ...timers] },
      ],
    },
    ...dimensions,
    ...Object.fromEntries(counts),
    ...Object.fromEntries(durations),
  };
}
