import { synthesise } from '../support/synthesise';

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b-3c4d';
const own = synthesise({ domainName: 'hook.example.com', certificateArn });
const given = synthesise();

describe('custom domain', () => {
  test('is regional, with the operator’s certificate and TLS 1.2 or later', () => {
    own.resourceCountIs('AWS::ApiGateway::DomainName', 1);
    own.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: 'hook.example.com',
      RegionalCertificateArn: certificateArn,
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
    });
  });

  test('leads to the stage, whose name is then in no path', () => {
    const [domainId] = Object.keys(own.findResources('AWS::ApiGateway::DomainName'));
    const [stageId] = Object.keys(own.findResources('AWS::ApiGateway::Stage'));
    const [mapping, ...others] = Object.values(own.findResources('AWS::ApiGateway::BasePathMapping'));
    expect(others).toEqual([]);
    expect(mapping?.Properties).toEqual({
      DomainName: { Ref: domainId },
      RestApiId: { Ref: expect.stringMatching(/^WebhookApi/) },
      Stage: { Ref: stageId },
    });
    own.hasOutput('WebhookUrl', { Value: 'https://hook.example.com/webhooks/whatz' });
  });

  test('is the only way in', () => {
    own.hasResourceProperties('AWS::ApiGateway::RestApi', { DisableExecuteApiEndpoint: true });
    given.hasResourceProperties('AWS::ApiGateway::RestApi', { DisableExecuteApiEndpoint: false });
  });

  test('tells what its DNS record must point at', () => {
    const [domainId] = Object.keys(own.findResources('AWS::ApiGateway::DomainName'));
    own.hasOutput('DomainTarget', { Value: { 'Fn::GetAtt': [domainId, 'RegionalDomainName'] } });
    expect(given.toJSON().Outputs).not.toHaveProperty('DomainTarget');
  });

  test('answers at IPv6 addresses when the API does', () => {
    synthesise({ domainName: 'hook.example.com', certificateArn, allowedIps: '2001:db8::1' }).hasResourceProperties(
      'AWS::ApiGateway::DomainName',
      { EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'dualstack' } },
    );
  });

  test('is not there unless it is set', () => {
    given.resourceCountIs('AWS::ApiGateway::DomainName', 0);
    given.resourceCountIs('AWS::ApiGateway::BasePathMapping', 0);
  });
});
