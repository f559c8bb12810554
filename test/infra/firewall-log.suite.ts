import { synthesise } from '../support/synthesise';
import { webAclOf } from './web-acl';

const template = synthesise({ logRetentionDays: 7 });

describe('log of blocked requests', () => {
  const SECRET_HEADERS = ['authorization', 'x-signature', 'cookie'];
  const [configuration] = Object.values(template.findResources('AWS::WAFv2::LoggingConfiguration'));

  test('has the prefix that AWS demands, the stack’s name and the retention that was set', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: 'aws-waf-logs-WhatzWebhook-prod',
      RetentionInDays: 7,
    });
    const other = synthesise({ stage: 'dev', line: 'ventas' });
    other.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: 'aws-waf-logs-WhatzWebhook-dev-ventas' });
    const destination = JSON.stringify(configuration?.Properties.LogDestinationConfigs);
    expect(destination).toMatch(/:log-group:",\{"Ref":"FirewallLog\w+"\}\]/);
    expect(destination).not.toContain('*');
  });

  test('has only what was blocked', () => {
    expect(configuration?.Properties.LoggingFilter).toEqual({
      DefaultBehavior: 'DROP',
      Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }],
    });
  });

  test('has no credential, signature or query string', () => {
    expect(configuration?.Properties.RedactedFields).toEqual([
      ...SECRET_HEADERS.map((Name) => ({ SingleHeader: { Name } })),
      { QueryString: {} },
    ]);
  });

  test('nor does anything else that AWS WAF gives out', () => {
    expect(webAclOf(template).DataProtectionConfig.DataProtections).toEqual([
      { Action: 'SUBSTITUTION', Field: { FieldType: 'SINGLE_HEADER', FieldKeys: SECRET_HEADERS } },
      { Action: 'SUBSTITUTION', Field: { FieldType: 'QUERY_STRING' } },
      { Action: 'SUBSTITUTION', Field: { FieldType: 'BODY' } },
    ]);
  });
});
