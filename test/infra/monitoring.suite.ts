import { Match } from 'aws-cdk-lib/assertions';
import { INGEST_DEADLINE_MS } from '../../lambdas/shared/limits';
import { METRIC_NAMESPACE } from '../../lambdas/shared/metric-names';
import { synthesise } from './synthesise';

const template = synthesise({ line: 'ventas', alarmEmail: 'dueno@example.com' });
const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map((alarm) => alarm.Properties);

describe('alarms', () => {
  test('each says what it means and what to do in Spanish, then in English, and tells when it starts and ends', () => {
    const [topicId] = Object.keys(template.findResources('AWS::SNS::Topic'));
    expect(alarms).toHaveLength(13);
    for (const alarm of alarms) {
      const [spanish, english, ...rest] = alarm.AlarmDescription.split('\n\n');
      expect(rest).toEqual([]);
      expect(spanish).toMatch(/ (Revisa|lee|busca|vuelve) .*\.$|: (lee|vuelve) .*\.$/);
      expect(english).toMatch(/(Look|See|see|read|copy) .*\.$/);
      expect(alarm.AlarmActions).toEqual([{ Ref: topicId }]);
      expect(alarm.OKActions).toEqual([{ Ref: topicId }]);
      expect(alarm.TreatMissingData).toBe('notBreaching');
    }
  });

  test.each([
    ['a dead letter', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 0],
    ['a message that waits over 5 minutes', 'AWS/SQS', 'ApproximateAgeOfOldestMessage', 300],
    ['webhooks answered with 5xx', 'AWS/ApiGateway', '5XXError', 2],
    ['slow answers to webhooks', 'AWS/ApiGateway', 'Latency', INGEST_DEADLINE_MS],
    ['webhooks that could not be stored', METRIC_NAMESPACE, 'IngestFailures', 0],
    ['five bad signatures in 5 minutes', METRIC_NAMESPACE, 'SignatureRejected', 4],
    ['a bad credential after a good signature', METRIC_NAMESPACE, 'CredentialRejected', 0],
    ['a secret that is still used 20 hours after its rotation', METRIC_NAMESPACE, 'PreviousSecretAgeMs', 72_000_000],
    ['a send token that nobody has set', METRIC_NAMESPACE, 'SendTokenMissing', 0],
    ['a send token that is refused', METRIC_NAMESPACE, 'SendUnauthorized', 0],
    ['five requests that AWS WAF blocked in 5 minutes', 'AWS/WAFV2', 'BlockedRequests', 4],
  ])('there is one for %s', (_, Namespace, MetricName, Threshold) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace,
      MetricName,
      Threshold,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });

  test('there is one for the crashes of each function', () => {
    const watched = alarms.filter((alarm) => alarm.Namespace === 'AWS/Lambda' && alarm.MetricName === 'Errors');
    expect(watched.map((alarm) => alarm.Dimensions[0].Value.Ref).sort()).toEqual(
      Object.keys(template.findResources('AWS::Lambda::Function')).sort(),
    );
  });

  test.each([
    [168, 504_000_000],
    [12, 36_000_000],
    [1, 3_000_000],
  ])('with a previous secret accepted for %d hours, five sixths of them are tolerated', (hours, Threshold) => {
    synthesise({ previousSecretHours: hours }).hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'PreviousSecretAgeMs',
      Statistic: 'Maximum',
      Period: 3600,
      Threshold,
    });
  });

  test('nobody watches a previous secret that is not accepted, nor an AWS WAF that is not there', () => {
    const watched = (settings: Record<string, unknown>) =>
      Object.values(synthesise(settings).findResources('AWS::CloudWatch::Alarm')).map((a) => a.Properties.MetricName);
    expect(watched({})).toEqual(expect.arrayContaining(['PreviousSecretAgeMs', 'BlockedRequests']));
    expect(watched({ previousSecretHours: 0, waf: false })).not.toContain('PreviousSecretAgeMs');
    expect(watched({ previousSecretHours: 0, waf: false })).not.toContain('BlockedRequests');
  });

  test('blocked requests are counted under the metric name of the web ACL', () => {
    const [webAcl] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/WAFV2',
      Dimensions: [
        { Name: 'Region', Value: { Ref: 'AWS::Region' } },
        { Name: 'Rule', Value: 'ALL' },
        { Name: 'WebACL', Value: webAcl?.Properties.VisibilityConfig.MetricName },
      ],
    });
  });

  test('dead letters are counted on the dead-letter queue', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [
        { Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^QueueDeadLetters'), 'QueueName'] } },
      ],
    });
  });
});

describe('alarm topic', () => {
  test('tells the address that was set, and nobody if none was', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'dueno@example.com' });
    const quiet = synthesise();
    quiet.resourceCountIs('AWS::SNS::Topic', 1);
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
