import { METRIC_NAMESPACE, METRICS_OF, STACK_DIMENSION } from '../../lambdas/shared/metric-names';
import { synthesise } from './synthesise';

const template = synthesise({ line: 'ventas', alarmEmail: 'dueno@example.com' });
const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map((alarm) => alarm.Properties);

/** The dashboard's widgets; references in it become their JSON in angle brackets. */
function widgets() {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const parts: readonly unknown[] = dashboard?.Properties.DashboardBody['Fn::Join'][1];
  const text = parts.map((part) => (typeof part === 'string' ? part : `<${JSON.stringify(part).replaceAll('"', '')}>`));
  return JSON.parse(text.join('')).widgets as readonly { type: string; properties: Record<string, never> }[];
}

function dashboardMetrics(): readonly (readonly unknown[])[] {
  return widgets().flatMap(({ properties }) => properties.metrics ?? []);
}

describe('our metrics', () => {
  const ofAlarms = alarms
    .filter((alarm) => alarm.Namespace === METRIC_NAMESPACE)
    .map((alarm) => [
      alarm.MetricName,
      Object.fromEntries(alarm.Dimensions.map(({ Name, Value }: Record<string, string>) => [Name, Value])),
    ]);
  const ofDashboard = dashboardMetrics()
    .filter(([namespace]) => namespace === METRIC_NAMESPACE)
    .map(([, name, key1, value1, key2, value2]) => [name, { [String(key1)]: value1, [String(key2)]: value2 }]);

  test.each([
    ['alarms', ofAlarms, 6],
    ['dashboard', ofDashboard, 20],
  ])('of the %s are all emitted by a function, under these dimensions', (_, metrics, atLeast) => {
    expect(metrics.length).toBeGreaterThanOrEqual(atLeast);
    for (const [name, dimensions] of metrics) {
      const service = Object.entries(METRICS_OF).find(([, names]) => names.includes(name))?.[0];
      expect([name, service]).toEqual([name, expect.any(String)]);
      expect(dimensions).toEqual({ service, [STACK_DIMENSION]: 'WhatzWebhook-prod-ventas' });
    }
  });
});

describe('dashboard', () => {
  test('shows the state of every alarm on top, then answers the owner’s questions', () => {
    expect(widgets().map(({ properties }) => properties.title)).toEqual([
      '¿Todo en orden?',
      '¿Están llegando mensajes?',
      '¿Se están contestando?',
      '¿Cuánto tarda la respuesta? (ms)',
      '¿Le llegan al cliente?',
      '¿Hay algo atorado?',
      '¿Cuánto lleva esperando el más antiguo? (s)',
      '¿Quién toca sin permiso?',
      '¿Cómo responde el webhook?',
    ]);
    const [first] = widgets();
    expect(first?.type).toBe('alarm');
    expect(first?.properties.alarms).toHaveLength(alarms.length);
  });

  test('shows who was kept out, by AWS WAF too if there is one', () => {
    expect(dashboardMetrics().map(([namespace]) => namespace)).toContain('AWS/WAFV2');
    const [dashboard] = Object.values(synthesise({ waf: false }).findResources('AWS::CloudWatch::Dashboard'));
    expect(JSON.stringify(dashboard)).toContain('CredentialRejected');
    expect(JSON.stringify(dashboard)).not.toContain('AWS/WAFV2');
  });

  test('shows how long answers take as percentiles', () => {
    const statistics = dashboardMetrics()
      .filter(([, name]) => name === 'TimeToReplyMs')
      .map((metric) => Object(metric.at(-1)).stat);
    expect(statistics).toEqual(['p50', 'p90', 'p99']);
  });
});
