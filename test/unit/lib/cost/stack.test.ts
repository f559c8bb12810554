import { ASSUMPTIONS, RESOURCES, WEB_ACL } from '../../../../lib/cost/assumptions';
import { synthesise } from '../../../support/synthesise';

const MB_PER_GB = 1_024;

interface AlarmProperties {
  readonly Metrics?: readonly { readonly MetricStat?: unknown }[];
}

/** CloudWatch charges for each metric that an alarm looks at. */
function alarmMetrics(template: ReturnType<typeof synthesise>): number {
  return propertiesOf<AlarmProperties>(template, 'AWS::CloudWatch::Alarm')
    .map(({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1)
    .reduce((sum, metrics) => sum + metrics, 0);
}

function propertiesOf<Properties>(template: ReturnType<typeof synthesise>, type: string): Properties[] {
  return Object.values(template.findResources(type)).map((resource) => resource.Properties as Properties);
}

const withWaf = synthesise({ waf: true });
const withoutWaf = synthesise({ waf: false });

test('the fixed costs are those of what the stack has', () => {
  expect({
    secrets: propertiesOf(withoutWaf, 'AWS::SecretsManager::Secret').length,
    alarmMetrics: alarmMetrics(withoutWaf),
    compositeAlarms: propertiesOf(withoutWaf, 'AWS::CloudWatch::CompositeAlarm').length,
    dashboards: propertiesOf(withoutWaf, 'AWS::CloudWatch::Dashboard').length,
    logMetrics: propertiesOf(withoutWaf, 'AWS::Logs::MetricFilter').length,
  }).toEqual({
    secrets: RESOURCES.secrets,
    alarmMetrics: RESOURCES.alarmMetrics,
    compositeAlarms: RESOURCES.compositeAlarms,
    dashboards: RESOURCES.dashboards,
    logMetrics: RESOURCES.logMetrics,
  });
});

test('the costs of WAF are those of the web ACL that the stack has', () => {
  const acls = propertiesOf<{ readonly Rules: readonly unknown[] }>(withWaf, 'AWS::WAFv2::WebACL');
  expect({
    acls: acls.length,
    rules: acls.flatMap(({ Rules }) => Rules).length,
    alarmMetrics: alarmMetrics(withWaf) - alarmMetrics(withoutWaf),
  }).toEqual(WEB_ACL);
});

test('the functions have the memory that the table charges for', () => {
  const functions = propertiesOf<{ readonly MemorySize: number }>(withoutWaf, 'AWS::Lambda::Function');
  expect(functions.map(({ MemorySize }) => MemorySize / MB_PER_GB)).toEqual([
    ASSUMPTIONS.lambdaMemoryGb,
    ASSUMPTIONS.lambdaMemoryGb,
  ]);
});
