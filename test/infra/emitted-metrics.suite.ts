import { dashboardWidgets } from '../../dashboard/dashboard-body';
import { METRIC_NAMESPACE, METRICS_OF, STACK_DIMENSION } from '../../lambdas/shared/metric-names';
import { type MetricAlarm, metricAlarms } from '../support/cloudwatch/template-alarms';
import { synthesise } from './synthesise';

const STACK = 'WhatzWebhook-prod-ventas';
const template = synthesise({ line: 'ventas', businessHours: 'mon-fri 09:00-18:00' });
const metricEntries = dashboardWidgets(template)
  .flatMap(({ properties }) => properties.metrics ?? [])
  .filter(([first]) => typeof first === 'string');

/** What AWS measures of the services that the stack uses, as far as somebody looks at it. */
const METRICS_OF_AWS: Readonly<Record<string, readonly string[]>> = {
  'AWS/ApiGateway': ['4XXError', '5XXError', 'Latency'],
  'AWS/Lambda': ['ClaimedAccountConcurrency', 'Duration', 'Errors', 'Throttles'],
  'AWS/SQS': [
    'ApproximateAgeOfOldestMessage',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesVisible',
  ],
  'AWS/WAFV2': ['BlockedRequests'],
};

/** The metrics that metric filters of the template make. */
function filteredMetrics(): readonly string[] {
  return Object.values(template.findResources('AWS::Logs::MetricFilter')).flatMap(({ Properties }) =>
    Properties.MetricTransformations.map(
      (made: Record<string, string>) => `${made.MetricNamespace} ${made.MetricName}`,
    ),
  );
}

function isEmitted(namespace: string, name: string, dimensions: Readonly<Record<string, unknown>>): boolean {
  if (METRICS_OF_AWS[namespace]?.includes(name)) return true;
  if (filteredMetrics().includes(`${namespace} ${name}`)) return true;
  const service = Object.entries(METRICS_OF).find(([, names]) => (names as readonly string[]).includes(name))?.[0];
  return (
    namespace === METRIC_NAMESPACE &&
    service !== undefined &&
    JSON.stringify(dimensions) === JSON.stringify({ service, [STACK_DIMENSION]: STACK })
  );
}

describe('every metric that somebody looks at is emitted, under the dimensions that it is looked for', () => {
  const ofAlarms = metricAlarms(template)
    .flatMap((alarm: MetricAlarm) => alarm.queries)
    .flatMap((query) => (query.kind === 'metric' ? [query.metric] : []))
    .map(({ namespace, name, dimensions }) => [namespace, name, dimensions] as const);
  const ofDashboard = metricEntries.map((entry) => {
    const [namespace = '', name = '', ...pairs] = entry.filter((part) => typeof part === 'string');
    const dimensions: Record<string, string> = {};
    for (let at = 0; at < pairs.length; at += 2) dimensions[pairs[at] ?? ''] = pairs[at + 1] ?? '';
    return [namespace, name, dimensions] as const;
  });

  test.each([
    ['alarms', ofAlarms, 28],
    ['dashboard', ofDashboard, 40],
  ])('in the %s', (_, metrics, atLeast) => {
    expect(metrics.length).toBeGreaterThanOrEqual(atLeast);
    const unknown = metrics.filter(([namespace, name, dimensions]) => !isEmitted(namespace, name, dimensions));
    expect(unknown).toEqual([]);
  });

  test('and one that nobody emits would be noticed', () => {
    expect(isEmitted(METRIC_NAMESPACE, 'RepliesSent', { service: 'processor', stack: STACK })).toBe(true);
    expect(isEmitted(METRIC_NAMESPACE, 'RepliesSent', { service: 'ingest', stack: STACK })).toBe(false);
    expect(isEmitted(METRIC_NAMESPACE, 'RepliesLost', { service: 'processor', stack: STACK })).toBe(false);
    expect(isEmitted('AWS/SQS', 'NumberOfMessages', {})).toBe(false);
  });
});
