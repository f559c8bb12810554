import type { Template } from 'aws-cdk-lib/assertions';
import {
  METRIC_NAMESPACE,
  METRICS_OF,
  SERVICE_NAMES,
  STACK_DIMENSION,
} from '../../lambdas/shared/telemetry/metric-names';
import { dashboardWidgets } from '../dashboard/dashboard-body';
import { emittedMetrics } from '../support/business/emf';
import { eventfulDay } from '../support/business/eventful-day';
import { keyOf, type MetricId } from '../support/cloudwatch/metric-data';
import { metricAlarms } from '../support/cloudwatch/template-alarms';
import { synthesise } from '../support/synthesise';
import { isMeasuredByAws } from './aws-metrics';

const STACK = 'WhatzWebhook-prod-ventas';
const template = synthesise({ line: 'ventas', businessHours: 'mon-fri 09:00-18:00' });
const ofAlarms = metricAlarms(template)
  .flatMap(({ queries }) => queries)
  .flatMap((query) => (query.kind === 'metric' ? [query.metric] : []));
const ofDashboard = dashboardWidgets(template)
  .flatMap(({ properties }) => properties.metrics ?? [])
  .filter(([first]) => typeof first === 'string')
  .map(metricOfEntry);

function metricOfEntry(entry: readonly unknown[]): MetricId {
  const [namespace = '', name = '', ...pairs] = entry.filter((part) => typeof part === 'string');
  const dimensions: Record<string, string> = {};
  for (let at = 0; at < pairs.length; at += 2) dimensions[pairs[at] ?? ''] = pairs[at + 1] ?? '';
  return { namespace, name, dimensions };
}

/** The name of the stack as the functions of the template are told it. */
function stackNameOf(ofTemplate: Template): string {
  const functions = Object.values(ofTemplate.findResources('AWS::Lambda::Function'));
  const names = new Set(functions.map(({ Properties }) => Properties.Environment?.Variables?.STACK_NAME));
  names.delete(undefined);
  const [name, ...others] = names;
  if (typeof name !== 'string' || others.length > 0) throw new Error('the functions have one stack name');
  return name;
}

/** The metrics that metric filters of the template make. */
const filtered = Object.values(template.findResources('AWS::Logs::MetricFilter')).flatMap(({ Properties }) =>
  Properties.MetricTransformations.map((made: Record<string, string>) =>
    keyOf({ namespace: made.MetricNamespace ?? '', name: made.MetricName ?? '', dimensions: {} }),
  ),
);

/** Not in an alarm and not in a graph: for somebody who looks into what happened. */
const FOR_SEARCHES = ['SendLatencyMs', 'VerifiedByCurrentSecret'];

describe('every metric that somebody looks at is emitted, under the dimensions that it is looked for', () => {
  let emitted: ReadonlySet<string>;
  beforeAll(async () => {
    emitted = new Set(emittedMetrics(await eventfulDay(stackNameOf(template))).map(keyOf));
  });

  const isThere = (metric: MetricId) =>
    emitted.has(keyOf(metric)) || filtered.includes(keyOf(metric)) || isMeasuredByAws(metric, template);

  test('the functions emit what is on the list of names, each of it, and nothing else', () => {
    const listed = SERVICE_NAMES.flatMap((service) =>
      METRICS_OF[service].map((name) => {
        return keyOf({ namespace: METRIC_NAMESPACE, name, dimensions: { service, [STACK_DIMENSION]: STACK } });
      }),
    );
    expect([...emitted].sort()).toEqual([...listed].sort());
  });

  test.each([
    ['alarms', ofAlarms, 28],
    ['dashboard', ofDashboard, 40],
  ])('in the %s', (_, metrics, atLeast) => {
    expect(metrics.length).toBeGreaterThanOrEqual(atLeast);
    expect(metrics.filter((metric) => !isThere(metric))).toEqual([]);
  });

  test('and somebody looks at every one, but for those that only a search needs', () => {
    const lookedAt = new Set([...ofAlarms, ...ofDashboard].map(keyOf));
    const unseen = [...emitted].filter((key) => !lookedAt.has(key)).map((key) => key.split(' ')[1]);
    expect(unseen.sort()).toEqual(FOR_SEARCHES);
  });

  test('and one that nobody emits would be noticed', () => {
    const ours = (name: string, service: string): MetricId => {
      return { namespace: METRIC_NAMESPACE, name, dimensions: { service, stack: STACK } };
    };
    const age = (QueueName: string) => {
      return { namespace: 'AWS/SQS', name: 'ApproximateAgeOfOldestMessage', dimensions: { QueueName } };
    };
    expect(isThere(ours('RepliesSent', 'processor'))).toBe(true);
    expect(isThere(ours('RepliesSent', 'ingest'))).toBe(false);
    expect(isThere(ours('RepliesLost', 'processor'))).toBe(false);
    expect(isThere(age('QueueMessages'))).toBe(true);
    expect(isThere(age('QueueLetters'))).toBe(false);
    expect(isThere({ ...age('QueueMessages'), name: 'NumberOfMessages' })).toBe(false);
    expect(isThere({ ...age('QueueMessages'), dimensions: {} })).toBe(false);
  });
});
