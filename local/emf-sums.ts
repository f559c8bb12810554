import { isJsonObject, type JsonObject } from '../lambdas/shared/message/json-object';
import { METRICS_OF, type MetricName } from '../lambdas/shared/telemetry/metric-names';

/** Sums of metrics since the start, by metric name. */
export interface EmfSums {
  add(document: JsonObject): void;
  /** Every metric that the functions can emit, 0 where none came; durations are sums too. */
  totals(): Readonly<Record<MetricName, number>>;
}

/** Sums up what CloudWatch would read from EMF documents. */
export function createEmfSums(): EmfSums {
  const names = [...METRICS_OF.ingest, ...METRICS_OF.processor];
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<MetricName, number>;
  return {
    add: (document) => {
      const present = metricNamesIn(document);
      for (const name of names) {
        if (present.has(name)) sums[name] += sumOf(document[name]);
      }
    },
    totals: () => ({ ...sums }),
  };
}

/** A set, because one value counts once even where several directives with different dimensions name it. */
function metricNamesIn(document: JsonObject): ReadonlySet<string> {
  const directives = isJsonObject(document._aws) ? asArray(document._aws.CloudWatchMetrics) : [];
  const definitions = directives.flatMap((directive) => (isJsonObject(directive) ? asArray(directive.Metrics) : []));
  const names = definitions.map((definition) => (isJsonObject(definition) ? definition.Name : undefined));
  return new Set(names.filter((name) => typeof name === 'string'));
}

/** The value of a metric is a number, or an array of numbers. */
function sumOf(value: unknown): number {
  const numbers = (Array.isArray(value) ? value : [value]).filter((entry) => typeof entry === 'number');
  return numbers.reduce((sum, entry) => sum + entry, 0);
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
