import { Match } from 'aws-cdk-lib/assertions';
import { synthesise } from '../support/synthesise';

const template = synthesise({ throttleRate: 7, throttleBurst: 11, logRetentionDays: 90 });

describe('webhook API', () => {
  test('is regional, passes exact bytes, and takes TLS 1.2 or later only', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      Name: 'WhatzWebhook-prod',
      BinaryMediaTypes: ['*/*'],
      DisableExecuteApiEndpoint: false,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
    });
  });

  test('has one method: POST /webhooks/whatz', () => {
    const paths = Object.values(template.findResources('AWS::ApiGateway::Resource'));
    expect(paths.map((path) => path.Properties.PathPart)).toEqual(['webhooks', 'whatz']);
    template.resourceCountIs('AWS::ApiGateway::Method', 1);
    template.hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'POST',
      AuthorizationType: 'NONE',
      Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' },
    });
  });

  test('answers at IPv4 addresses, and at IPv6 ones only when one of these is allowed', () => {
    const addressing = (allowedIps: string) => {
      const [api] = Object.values(synthesise({ allowedIps }).findResources('AWS::ApiGateway::RestApi'));
      return api?.Properties.EndpointConfiguration.IpAddressType;
    };
    expect(addressing('203.0.113.7, 2001:db8::/32')).toBe('dualstack');
    expect(addressing('203.0.113.7')).toBeUndefined();
  });

  test('may invoke the function through that method of its stage only, not from the console’s test button', () => {
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission'));
    expect(permissions).toHaveLength(1);
    const source = JSON.stringify(permissions[0]?.Properties.SourceArn);
    expect(source).toContain('/POST/webhooks/whatz"');
    expect(source).toContain('DeploymentStagev1');
    expect(source).not.toContain('test-invoke-stage');
    expect(source).not.toContain('*');
    expect(permissions[0]?.Properties.Principal).toBe('apigateway.amazonaws.com');
  });

  test('is throttled as set, pays for no metrics of methods, and writes no execution log', () => {
    template.hasResourceProperties('AWS::ApiGateway::Stage', {
      StageName: 'v1',
      MethodSettings: [
        {
          HttpMethod: '*',
          ResourcePath: '/*',
          ThrottlingRateLimit: 7,
          ThrottlingBurstLimit: 11,
          MetricsEnabled: false,
          DataTraceEnabled: false,
          LoggingLevel: 'OFF',
        },
      ],
    });
  });

  test('keeps the account’s CloudWatch role when the stack goes', () => {
    template.hasResource('AWS::ApiGateway::Account', { DeletionPolicy: 'Retain' });
    template.hasResource('AWS::IAM::Role', {
      DeletionPolicy: 'Retain',
      Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] } },
    });
  });
});

describe('access log', () => {
  const [stage] = Object.values(template.findResources('AWS::ApiGateway::Stage'));
  const format: string = stage?.Properties.AccessLogSetting.Format;

  test('has its own log group and retention', () => {
    const [logGroupId] = Object.keys(template.findResources('AWS::Logs::LogGroup')).filter((id) =>
      /AccessLog/.test(id),
    );
    expect(JSON.stringify(stage?.Properties.AccessLogSetting.DestinationArn)).toContain(`{"Ref":"${logGroupId}"}`);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  test('is one line of JSON with what operations need, and nothing a customer or a credential could be in', () => {
    expect(JSON.parse(format)).toEqual({
      requestId: '$context.requestId',
      requestTime: '$context.requestTime',
      httpMethod: '$context.httpMethod',
      resourcePath: '$context.resourcePath',
      path: '$context.path',
      sourceIp: '$context.identity.sourceIp',
      status: '$context.status',
      responseLatency: '$context.responseLatency',
      integrationStatus: '$context.integrationStatus',
      integrationLatency: '$context.integrationLatency',
      errorType: '$context.error.responseType',
    });
    expect(format).not.toContain('\n');
  });
});

describe('gateway responses', () => {
  const responses = Object.values(template.findResources('AWS::ApiGateway::GatewayResponse')).map(
    ({ Properties: properties }) => ({
      type: properties.ResponseType,
      status: properties.StatusCode,
      retryAfter: properties.ResponseParameters?.['gatewayresponse.header.Retry-After'],
      body: JSON.parse(properties.ResponseTemplates['application/json']),
    }),
  );

  test('are JSON in the shape of the function’s own answers', () => {
    expect(responses).not.toHaveLength(0);
    for (const { body } of responses) expect(body).toEqual({ ok: false, error: expect.stringMatching(/^[a-z ]+$/) });
  });

  test('are a 503 with Retry-After for whatever is not the sender’s fault, throttling included', () => {
    const faults = responses.filter(({ status }) => status === '503');
    expect(faults.map(({ type }) => type).sort()).toEqual(['DEFAULT_5XX', 'THROTTLED', 'WAF_FILTERED']);
    for (const { retryAfter } of faults) expect(retryAfter).toBe("'1'");
  });

  test('are a 413 for a body that is too large and a 404 for an unknown path, with or without Authorization', () => {
    const statuses = Object.fromEntries(responses.map(({ type, status }) => [type, status]));
    expect(statuses).toMatchObject({
      REQUEST_TOO_LARGE: '413',
      MISSING_AUTHENTICATION_TOKEN: '404',
      INVALID_SIGNATURE: '404',
    });
    expect(statuses).toHaveProperty('DEFAULT_4XX', undefined);
  });

  test('are deployed: the deployment waits for each of them', () => {
    template.hasResource('AWS::ApiGateway::Deployment', {
      DependsOn: Match.arrayWith(Object.keys(template.findResources('AWS::ApiGateway::GatewayResponse')).sort()),
    });
  });
});
