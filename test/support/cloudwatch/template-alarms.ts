import type { Template } from 'aws-cdk-lib/assertions';
import type { MetricId } from './metric-data';

/** One entry of an alarm's or a graph's list of metrics. */
export type MetricQuery =
  | {
      readonly id: string;
      readonly kind: 'metric';
      readonly metric: MetricId;
      readonly statistic: string;
      readonly periodMs: number;
    }
  | { readonly id: string; readonly kind: 'math'; readonly expression: string };

/** An alarm of a template on a metric or on metric math. */
export interface MetricAlarm {
  /** Its logical id without `Monitoring` and the hash, such as `QueueDeadLetters`: the word in its name. */
  readonly name: string;
  readonly queries: readonly MetricQuery[];
  /** The id of the query that is watched. */
  readonly watched: string;
  readonly threshold: number;
  readonly periods: number;
  readonly periodsToAlarm: number;
  readonly isMissingBreaching: boolean;
  /** Whether it tells somebody that it is over. */
  readonly tellsEnd: boolean;
}

/** An alarm of a template on other alarms, of which any is enough. */
export interface AnyOfAlarm {
  readonly name: string;
  readonly causes: readonly string[];
  readonly tellsEnd: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON of a template
type Json = any;

/** The logical id without the hash that CDK puts behind it. */
export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** A value that may refer to a resource, as the text that stands for it in {@link MetricId}. */
export function resolved(value: Json): string {
  if (typeof value === 'string') return value;
  return withoutHash(String(value.Ref ?? value['Fn::GetAtt']?.[0]));
}

/** Every metric alarm. @throws at one whose form is not known here */
export function metricAlarms(template: Template): readonly MetricAlarm[] {
  return Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(([id, { Properties }]) =>
    metricAlarm(id, Properties),
  );
}

/** Every composite alarm. @throws at one whose rule is more than `ALARM(…) OR ALARM(…)` */
export function anyOfAlarms(template: Template): readonly AnyOfAlarm[] {
  return Object.entries(template.findResources('AWS::CloudWatch::CompositeAlarm')).map(([id, { Properties }]) => {
    const parts: readonly Json[] = Properties.AlarmRule['Fn::Join'][1];
    const rule = parts.map((part) => (typeof part === 'string' ? part : alarmName(part['Fn::GetAtt'][0]))).join('');
    if (!/^\(ALARM\("\w+"\)( OR ALARM\("\w+"\))*\)$/.test(rule)) throw new Error(`not imitated: ${rule}`);
    const causes = [...rule.matchAll(/"(\w+)"/g)].map(([, name = '']) => name);
    return { name: alarmName(id), causes, tellsEnd: Properties.OKActions !== undefined };
  });
}

function alarmName(logicalId: string): string {
  return withoutHash(logicalId).replace(/^Monitoring/, '');
}

function metricAlarm(id: string, properties: Json): MetricAlarm {
  if (properties.ComparisonOperator !== 'GreaterThanThreshold') throw new Error(`not imitated: ${id}`);
  if (!['breaching', 'notBreaching'].includes(properties.TreatMissingData)) throw new Error(`no policy: ${id}`);
  const queries: readonly MetricQuery[] = properties.Metrics?.map(queryOf) ?? [queryOf(singleMetric(properties))];
  return {
    name: alarmName(id),
    queries,
    watched: properties.Metrics?.find((query: Json) => query.ReturnData)?.Id ?? queries[0]?.id,
    threshold: properties.Threshold,
    periods: properties.EvaluationPeriods,
    periodsToAlarm: properties.DatapointsToAlarm,
    isMissingBreaching: properties.TreatMissingData === 'breaching',
    tellsEnd: properties.OKActions !== undefined,
  };
}

/** An alarm on a single metric in the form of one on several. */
function singleMetric(properties: Json): Json {
  const { Namespace, MetricName, Dimensions, Period } = properties;
  const Stat = properties.Statistic ?? properties.ExtendedStatistic;
  return { Id: 'metric', MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period, Stat } };
}

function queryOf({ Id: id, Expression: expression, MetricStat: stat }: Json): MetricQuery {
  if (expression !== undefined) return { id, kind: 'math', expression };
  const dimensions = (stat.Metric.Dimensions ?? []).map(({ Name, Value }: Json) => [Name, resolved(Value)]);
  const metric = {
    namespace: stat.Metric.Namespace,
    name: stat.Metric.MetricName,
    dimensions: Object.fromEntries(dimensions),
  };
  return { id, kind: 'metric', metric, statistic: stat.Stat, periodMs: stat.Period * 1000 };
}
