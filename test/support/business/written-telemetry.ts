import type { ServiceName } from '../../../lambdas/shared/telemetry/metric-names';
import { powertoolsSink, telemetryInto } from '../../../lambdas/shared/telemetry/telemetry';
import { type FunctionOutput, readFunctionOutput } from '../../../local/function-output';
import { captureOutput } from '../../../local/output-capture';
import type { MetricTelemetry } from './metric-telemetry';

/** What a function wrote, and when. */
export interface WrittenOutput {
  readonly atMs: number;
  readonly service: ServiceName;
  readonly output: FunctionOutput;
}

/** Where it goes. */
export interface Surroundings {
  readonly stackName: string;
  readonly nowMs: () => number;
  readonly written: WrittenOutput[];
}

/** The telemetry that ships, of one function, with every line that it writes kept. */
export function writtenTelemetry(service: ServiceName, { stackName, nowMs, written }: Surroundings): MetricTelemetry {
  let sink = powertoolsSink(service, stackName);
  const keep = (write: () => void) => {
    const capture = captureOutput([process.stdout, process.stderr], (line) => {
      written.push({ atMs: nowMs(), service, output: readFunctionOutput(line) });
      return true;
    });
    try {
      write();
    } finally {
      capture.restore();
    }
  };
  const kept = telemetryInto({
    count: (name, by) => sink.count(name, by),
    duration: (name, milliseconds) => sink.duration(name, milliseconds),
    log: (level, message, fields) => keep(() => sink.log(level, message, fields)),
    flush: () => keep(() => sink.flush()),
  });
  const discard = () => {
    sink = powertoolsSink(service, stackName);
  };
  return { ...kept, discard };
}
