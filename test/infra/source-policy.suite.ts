import type { Template } from 'aws-cdk-lib/assertions';
import { synthesise } from '../support/synthesise';

describe('resource policy', () => {
  const call = {
    Action: 'execute-api:Invoke',
    Principal: { AWS: '*' },
    Resource: 'execute-api:/v1/POST/webhooks/whatz',
  };
  const everybody = { Statement: [{ ...call, Effect: 'Allow' }] };
  const policyOf = (template: Template) =>
    Object.values(template.findResources('AWS::ApiGateway::RestApi'))[0]?.Properties.Policy;
  const deploymentOf = (template: Template) => Object.keys(template.findResources('AWS::ApiGateway::Deployment'));

  test('takes the place of AWS WAF: whoever is not on the list is denied', () => {
    const template = synthesise({ waf: false, allowedIps: '203.0.113.0/24,2001:db8::1' });
    expect(policyOf(template)).toMatchObject({
      Statement: [
        { ...call, Effect: 'Allow' },
        {
          ...call,
          Effect: 'Deny',
          Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::1/128'] } },
        },
      ],
    });
  });

  test('denies nobody without a list, nor where AWS WAF does it', () => {
    const settings = [{}, { waf: false }, { allowedIps: '203.0.113.0/24' }];
    for (const policy of settings.map((each) => policyOf(synthesise(each)))) {
      expect(policy).toMatchObject(everybody);
      expect(policy.Statement).toHaveLength(1);
    }
  });

  test('is deployed when it changes, and only then', () => {
    const withList = (allowedIps: string) => deploymentOf(synthesise({ waf: false, allowedIps }));
    expect(withList('203.0.113.7')).toEqual(withList('203.0.113.7'));
    expect(withList('203.0.113.7')).not.toEqual(withList('203.0.113.8'));
    expect(withList('203.0.113.7')).not.toEqual(withList(''));
  });
});
