import { synthesise } from '../support/synthesise';

const template = synthesise();

/** The template without what changes with the functions' code, the CDK version or the machine. */
function normalised(): unknown {
  const text = JSON.stringify(template.toJSON())
    .replace(/[0-9a-f]{64}(?=\.zip")/g, '<asset>')
    .replace(/(ApiDeployment[0-9A-F]{8})[0-9a-f]{32}/g, '$1<deployment>');
  const { Parameters: _parameters, Rules: _rules, ...rest } = JSON.parse(text);
  return rest;
}

describe('stack', () => {
  test('has these outputs, no more', () => {
    expect(Object.keys(template.toJSON().Outputs)).toEqual([
      'WebhookUrl',
      'WebhookSecretArn',
      'InboundCredentialArn',
      'SendTokenArn',
      'PseudonymKeyArn',
      'KeepsData',
      'QueueUrl',
      'DeadLetterQueueUrl',
      'IdempotencyTableName',
      'DashboardUrl',
      'AlarmTopicArn',
      'UrgentTopicArn',
      'IngestLogGroupName',
      'ProcessorLogGroupName',
      'AccessLogGroupName',
      'SendApiUrl',
      'Auth',
      'PreviousSecretHours',
    ]);
    expect(JSON.stringify(template.toJSON().Outputs.WebhookUrl.Value)).toMatch(/"https:\/\/".*"\/webhooks\/whatz"/);
  });

  test('says in its outputs how webhooks are let in, and whom to tell', () => {
    const jwks = {
      auth: 'jwt',
      jwksUrl: 'https://issuer.example/keys',
      jwtIssuer: 'issuer',
      jwtAudience: 'us',
      previousSecretHours: 3,
    };
    const outputs = (settings: Record<string, unknown>) => synthesise(settings).toJSON().Outputs;
    expect(outputs({}).Auth.Value).toBe('bearer');
    expect(outputs({}).SendApiUrl.Value).toBe('https://api.whatzmeapi.com');
    expect(outputs(jwks).Auth.Value).toBe('jwt-jwks');
    expect(outputs(jwks).PreviousSecretHours.Value).toBe('3');
    const logs = (name: string) => ({ Ref: expect.stringMatching(`^${name}NodeLogs`) });
    expect(outputs({}).IngestLogGroupName.Value).toEqual(logs('Ingest'));
    expect(outputs({}).ProcessorLogGroupName.Value).toEqual(logs('Processor'));
    expect(outputs({}).AlarmTopicArn.Value).toEqual({ Ref: expect.stringMatching('^MonitoringAlarmTopic') });
    expect(outputs({}).UrgentTopicArn.Value).toEqual({ Ref: expect.stringMatching('^MonitoringUrgentTopic') });
  });

  test('gives no resource a physical name, so that several stacks fit in one account', () => {
    const resources: readonly { Type: string; Properties?: object }[] = Object.values(template.toJSON().Resources);
    const named = resources.flatMap(({ Type, Properties = {} }) =>
      Object.entries(Properties)
        .filter(([property, value]) => property.endsWith('Name') && typeof value === 'string')
        .map(([property]) => `${Type} ${property}`),
    );
    // None of these has to be unique: each belongs to a resource that is, or is no more than a label.
    expect(new Set(named)).toEqual(
      new Set([
        'AWS::ApiGateway::RestApi Name',
        'AWS::ApiGateway::Stage StageName',
        'AWS::CloudWatch::Alarm MetricName',
        // CDK gives it one in any case; the stack's own makes it unique.
        'AWS::CloudWatch::CompositeAlarm AlarmName',
        'AWS::IAM::Policy PolicyName',
        // AWS WAF delivers to this name only; the stack's own makes it unique.
        'AWS::Logs::LogGroup LogGroupName',
        'AWS::Logs::QueryDefinition Name',
        'AWS::SNS::Topic DisplayName',
      ]),
    );
  });

  test('is as it was reviewed', () => {
    expect(normalised()).toMatchSnapshot();
  });
});
