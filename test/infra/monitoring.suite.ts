import { Match } from 'aws-cdk-lib/assertions';
import { anyOfAlarms, metricAlarms } from '../support/cloudwatch/template-alarms';
import { synthesise } from '../support/synthesise';

const template = synthesise({ line: 'ventas', alarmEmail: 'dueno@example.com' });
const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map((alarm) => alarm.Properties);

const MOST_CHARACTERS = 1_024;

describe('alarms', () => {
  const composite = Object.values(template.findResources('AWS::CloudWatch::CompositeAlarm')).map((a) => a.Properties);

  test('each says what it means and which command to run, in Spanish, then in English, and tells when it starts and, where that says something, when it ends', () => {
    const [topicId, phoneId] = Object.keys(template.findResources('AWS::SNS::Topic'));
    expect([...alarms, ...composite]).toHaveLength(30);
    for (const alarm of [...alarms, ...composite]) {
      const [spanish, english, ...rest] = alarm.AlarmDescription.split('\n\n');
      expect(rest).toEqual([]);
      for (const text of [spanish, english]) {
        expect(text).toMatch(/«\.\/whatz [^»]+»/);
      }
      expect(spanish).toMatch(/ (los|las|el|la|de|que) .*\.$/);
      expect(english).toMatch(/ (the|of|and|to|is) .*\.$/);
      expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      const told = [{ Ref: composite.includes(alarm) ? phoneId : topicId }];
      expect(alarm.AlarmActions).toEqual(told);
      expect(alarm.OKActions ?? told).toEqual(told);
    }
    const silent = metricAlarms(template).filter(({ tellsEnd }) => !tellsEnd);
    expect(silent.map(({ name }) => name)).toEqual(['IngestRejectedSignatures', 'FirewallBlocked']);
  });

  test('no data is no fault, but where silence itself is the fault', () => {
    const policies = (settings: Record<string, unknown>) =>
      metricAlarms(synthesise(settings))
        .filter(({ isMissingBreaching }) => isMissingBreaching)
        .map(({ name }) => name);
    expect(policies({})).toEqual([]);
    expect(policies({ businessHours: 'mon-fri 09:00-18:00' })).toEqual(['SilenceWebhooks']);
  });

  test('one stands for all that mean that customers get no answer', () => {
    expect(anyOfAlarms(synthesise({ businessHours: 'mon-fri 09:00-18:00' }))).toEqual([
      {
        name: 'CustomersNotAnswered',
        tellsEnd: true,
        causes: [
          'QueueDeadLetters',
          'QueueOldestMessage',
          'QueueBacklog',
          'ApiServerErrors',
          'IngestAllRefused',
          'RefusedUnsigned',
          'CredentialRejected',
          'SendFailing',
          'SendTokenMissing',
          'SendTokenRefused',
          'RepliesUndelivered',
          'SilenceWebhooks',
        ],
      },
    ]);
  });

  test('a secret may be used for five sixths of the hours that it is accepted after its rotation', () => {
    const toleratedMs = (previousSecretHours: number) =>
      metricAlarms(synthesise({ previousSecretHours })).find(({ name }) => name === 'CredentialPreviousSecret')
        ?.threshold;
    expect([168, 24, 12, 1].map(toleratedMs)).toEqual([504_000_000, 72_000_000, 36_000_000, 3_000_000]);
  });

  test('nobody watches a previous secret that is not accepted, an AWS WAF that is not there, or hours that are not set', () => {
    const watched = (settings: Record<string, unknown>) => metricAlarms(synthesise(settings)).map(({ name }) => name);
    const optional = ['CredentialPreviousSecret', 'FirewallBlocked', 'SilenceWebhooks'];
    const some = watched({ businessHours: 'mon-fri 09:00-18:00' });
    expect(some).toEqual(expect.arrayContaining(optional));
    const fewer = watched({ previousSecretHours: 0, waf: false });
    expect(fewer.sort()).toEqual(some.filter((name) => !optional.includes(name)).sort());
  });

  test('blocked requests are counted under the metric name of the web ACL', () => {
    const [webAcl] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
    const metric = (Rule: string) =>
      Match.objectLike({
        MetricStat: Match.objectLike({
          Metric: {
            Namespace: 'AWS/WAFV2',
            MetricName: 'BlockedRequests',
            Dimensions: [
              { Name: 'Region', Value: { Ref: 'AWS::Region' } },
              { Name: 'Rule', Value: Rule },
              { Name: 'WebACL', Value: webAcl?.Properties.VisibilityConfig.MetricName },
            ],
          },
        }),
      });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'FILL(blocked, 0) - FILL(emptyHanded, 0)' }),
        metric('ALL'),
        metric('EmptyHanded'),
      ]),
    });
  });

  test('throttled webhooks are counted in the access log, where each line says why API Gateway answered itself', () => {
    const [accessLog] = Object.keys(template.findResources('AWS::Logs::LogGroup')).filter((id) => /AccessLog/.test(id));
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: accessLog },
      FilterPattern: '{ $.errorType = "THROTTLED" }',
      MetricTransformations: [
        { MetricName: 'WebhooksThrottled', MetricNamespace: 'WhatzWebhook/WhatzWebhook-prod-ventas', MetricValue: '1' },
      ],
    });
    const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
    expect(JSON.parse(stage?.Properties.AccessLogSetting.Format).errorType).toBe('$context.error.responseType');
  });
});

describe('alarm topic', () => {
  test('tells the address that was set, and nobody if none was', () => {
    const [topicId] = Object.keys(template.findResources('AWS::SNS::Topic'));
    const mail = { Protocol: 'email', Endpoint: 'dueno@example.com', TopicArn: { Ref: topicId } };
    template.resourcePropertiesCountIs('AWS::SNS::Subscription', mail, 1);
    template.resourceCountIs('AWS::SNS::Subscription', 1);
    const quiet = synthesise();
    quiet.resourceCountIs('AWS::SNS::Topic', 2);
    quiet.resourceCountIs('AWS::SNS::Subscription', 0);
  });

  test('takes alarms of this account, refuses requests without TLS, and has no key that CloudWatch may not use', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          {
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::SNS::Topic', {
      DisplayName: Match.anyValue(),
      KmsMasterKeyId: Match.absent(),
    });
  });
});
