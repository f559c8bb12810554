import { Match } from 'aws-cdk-lib/assertions';
import { ingestConfiguration } from '../../lambdas/ingest/configuration';
import { parseConfiguration } from '../../lambdas/shared/configuration';
import { INGEST_TIMEOUT_SECONDS, PROCESSOR_BATCH_SIZE, PROCESSOR_TIMEOUT_SECONDS } from '../../lambdas/shared/limits';
import { synthesise } from '../support/synthesise';

const template = synthesise({ processorConcurrency: 9, logRetentionDays: 7, sendApiUrl: 'https://send.example.com/' });
const aReference = { Ref: Match.anyValue() };

function environmentOf(of: ReturnType<typeof synthesise>, service: 'Ingest' | 'Processor'): Record<string, unknown> {
  const [lambda] = Object.entries(of.findResources('AWS::Lambda::Function')).filter(([id]) => id.startsWith(service));
  return lambda?.[1].Properties.Environment.Variables;
}

describe('functions', () => {
  test('there are two, alike: Node.js 24 on ARM, JSON logs', () => {
    template.resourceCountIs('AWS::Lambda::Function', 2);
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Handler: 'index.handler',
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    });
  });

  test('log what Lambda says of each call only when that is to be measured', () => {
    const levels = (settings: Record<string, unknown>) =>
      Object.values(synthesise(settings).findResources('AWS::Lambda::Function')).map(
        ({ Properties }) => Properties.LoggingConfig.SystemLogLevel,
      );
    expect(levels({})).toEqual(['WARN', 'WARN']);
    expect(levels({ lambdaReports: true })).toEqual(['INFO', 'INFO']);
  });

  test('each has its own log group with the retention that was set', () => {
    const logGroups = template.findResources('AWS::Logs::LogGroup');
    const lambdas = Object.values(template.findResources('AWS::Lambda::Function'));
    const used = new Set(lambdas.map((lambda) => lambda.Properties.LoggingConfig.LogGroup.Ref));
    expect(used.size).toBe(lambdas.length);
    for (const id of used)
      expect(logGroups[id]).toMatchObject({ DeletionPolicy: 'Delete', Properties: { RetentionInDays: 7 } });
  });

  test('each has its own role', () => {
    const roles = Object.values(template.findResources('AWS::Lambda::Function')).map(
      (lambda) => lambda.Properties.Role,
    );
    expect(new Set(roles.map((role) => JSON.stringify(role))).size).toBe(2);
  });

  test('the ingest function gets what it reads, and its timeout', () => {
    expect(Object.keys(environmentOf(template, 'Ingest')).sort()).toEqual([
      'AUTH',
      'DEAD_LETTER_QUEUE_URL',
      'IDEMPOTENCY_TABLE_NAME',
      'INBOUND_CREDENTIAL_ARN',
      'POWERTOOLS_LOG_LEVEL',
      'PREVIOUS_SECRET_HOURS',
      'PSEUDONYM_KEY_ARN',
      'QUEUE_URL',
      'STACK_NAME',
      'WEBHOOK_SECRET_ARN',
    ]);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: INGEST_TIMEOUT_SECONDS,
      Environment: { Variables: { AUTH: 'bearer', STACK_NAME: 'WhatzWebhook-prod', WEBHOOK_SECRET_ARN: aReference } },
    });
  });

  test('the ingest function is told how long the secrets of before a rotation are good', () => {
    expect(environmentOf(template, 'Ingest')).toMatchObject({ PREVIOUS_SECRET_HOURS: '24' });
    const strict = synthesise({ previousSecretHours: '0' });
    expect(environmentOf(strict, 'Ingest')).toMatchObject({ PREVIOUS_SECRET_HOURS: '0' });
  });

  test.each([
    ['bearer', {}, {}],
    ['basic', {}, {}],
    ['jwt', { jwtIssuer: 'https://id.example.com' }, { JWT_ISSUER: 'https://id.example.com' }],
    [
      'jwt',
      { jwtIssuer: 'me', jwtAudience: 'you', jwksUrl: 'https://id.example.com/keys?v=1' },
      { JWT_ISSUER: 'me', JWT_AUDIENCE: 'you', JWKS_URL: 'https://id.example.com/keys?v=1' },
    ],
  ])('with auth %s and %j the ingest function, by its own reading, is configured so', (auth, settings, expected) => {
    const environment = environmentOf(synthesise({ auth, ...settings }), 'Ingest');
    // Only strings reach a function; references have become some by then.
    const resolved = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, typeof value === 'string' ? value : 'resolved']),
    );
    const configuration = parseConfiguration(ingestConfiguration, resolved);
    expect(configuration).toMatchObject({ AUTH: auth, INBOUND_CREDENTIAL_ARN: 'resolved', ...expected });
    const optional = Object.keys(configuration).filter((name) => /^JW/.test(name));
    expect(optional.sort()).toEqual(Object.keys(expected).sort());
  });

  test('the processor function gets what it reads, and its timeout', () => {
    expect(Object.keys(environmentOf(template, 'Processor')).sort()).toEqual([
      'DEAD_LETTER_QUEUE_URL',
      'IDEMPOTENCY_TABLE_NAME',
      'POWERTOOLS_LOG_LEVEL',
      'QUEUE_URL',
      'SEND_API_URL',
      'SEND_TOKEN_ARN',
      'STACK_NAME',
    ]);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: PROCESSOR_TIMEOUT_SECONDS,
      Environment: { Variables: { SEND_API_URL: 'https://send.example.com', STACK_NAME: 'WhatzWebhook-prod' } },
    });
  });

  test('source maps are shipped but off', () => {
    for (const service of ['Ingest', 'Processor'] as const) {
      expect(environmentOf(template, service)).toHaveProperty('STACK_NAME');
      expect(environmentOf(template, service)).not.toHaveProperty('NODE_OPTIONS');
    }
  });

  test('without a credential to check, the ingest function is told of none, and its secret stays', () => {
    const open = synthesise({ auth: 'none' });
    expect(environmentOf(open, 'Ingest')).toMatchObject({ AUTH: 'none' });
    expect(environmentOf(open, 'Ingest')).not.toHaveProperty('INBOUND_CREDENTIAL_ARN');
    open.hasOutput('InboundCredentialArn', {});
  });
});

test('the processor takes batches from the queue, reports single failures, and runs as often as set', () => {
  const [queueId] = Object.keys(template.findResources('AWS::SQS::Queue')).filter((id) => /QueueMessages/.test(id));
  template.resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: { 'Fn::GetAtt': [queueId, 'Arn'] },
    BatchSize: PROCESSOR_BATCH_SIZE,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 9 },
  });
});
