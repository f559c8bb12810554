import type { ServiceName } from '../../../lambdas/shared/telemetry/metric-names';
import { createTelemetry } from '../../../lambdas/shared/telemetry/telemetry';
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
  let telemetry = createTelemetry(service, stackName);
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
  return {
    count: (name, by) => telemetry.count(name, by),
    duration: (name, milliseconds) => telemetry.duration(name, milliseconds),
    info: (message, fields) => keep(() => telemetry.info(message, fields)),
    warn: (message, fields) => keep(() => telemetry.warn(message, fields)),
    error: (message, fields) => keep(() => telemetry.error(message, fields)),
    flush: () => keep(() => telemetry.flush()),
    discard: () => {
      telemetry = createTelemetry(service, stackName);
    },
  };
}
