import { isJsonObject } from '../../../lambdas/shared/message/json-object';
import type { MetricId } from '../cloudwatch/metric-data';
import type { WrittenOutput } from './written-telemetry';

interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

/**
 * Every metric that CloudWatch would make of what was written: one of each name for each set of dimensions.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emittedMetrics(written: readonly WrittenOutput[]): readonly MetricId[] {
  return written.flatMap(({ output }) => {
    if (output.kind !== 'metrics' || !isJsonObject(output.fields._aws)) return [];
    const { fields } = output;
    const directives = output.fields._aws.CloudWatchMetrics as readonly Directive[];
    return directives.flatMap((directive) => metricsOf(directive, fields));
  });
}

function metricsOf(
  { Namespace: namespace, Dimensions, Metrics }: Directive,
  fields: Readonly<Record<string, unknown>>,
): readonly MetricId[] {
  return Dimensions.flatMap((names) => {
    const dimensions = Object.fromEntries(names.map((name) => [name, String(fields[name])]));
    // Without a value a name is nothing.
    return Metrics.filter(({ Name }) => fields[Name] !== undefined).map(({ Name }) => {
      return { namespace, name: Name, dimensions };
    });
  });
}
