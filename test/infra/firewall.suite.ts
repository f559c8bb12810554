import { synthesise } from '../support/synthesise';
import { answerOf, ruleOf, statementsIn, webAclOf } from './web-acl';

const open = synthesise({ logRetentionDays: 7 });
const listed = synthesise({ allowedIps: '203.0.113.0/24,2001:db8::/32', stage: 'dev', line: 'ventas' });

describe('web ACL', () => {
  test('protects the deployed stage', () => {
    const [webAclId] = Object.keys(open.findResources('AWS::WAFv2::WebACL'));
    const [stageId] = Object.keys(open.findResources('AWS::ApiGateway::Stage'));
    const [apiId] = Object.keys(open.findResources('AWS::ApiGateway::RestApi'));
    open.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
    const [association] = Object.values(open.findResources('AWS::WAFv2::WebACLAssociation'));
    expect(association?.Properties.WebACLArn).toEqual({ 'Fn::GetAtt': [webAclId, 'Arn'] });
    expect(association?.Properties.ResourceArn['Fn::Join'][1].slice(-4)).toEqual([
      '::/restapis/',
      { Ref: apiId },
      '/stages/',
      { Ref: stageId },
    ]);
  });

  test('without a list lets everybody in but for empty hands, size, rate and reputation', () => {
    expect(webAclOf(open)).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
    expect(webAclOf(open).Rules.map(({ Name, Priority }: Record<string, unknown>) => [Priority, Name])).toEqual([
      [0, 'EmptyHanded'],
      [1, 'TooLarge'],
      [2, 'TooMany'],
      [3, 'BadReputation'],
    ]);
    open.resourceCountIs('AWS::WAFv2::IPSet', 0);
  });

  test('with a list answers 403 to everybody who is not on it', () => {
    const { DefaultAction } = webAclOf(listed);
    expect(answerOf(listed, DefaultAction.Block)).toEqual({
      status: 403,
      headers: undefined,
      type: 'APPLICATION_JSON',
      body: { ok: false, error: 'forbidden' },
    });
    const [ipv4, ipv6] = Object.entries(listed.findResources('AWS::WAFv2::IPSet'));
    expect([ipv4?.[1].Properties, ipv6?.[1].Properties]).toEqual([
      { Scope: 'REGIONAL', IPAddressVersion: 'IPV4', Addresses: ['203.0.113.0/24'] },
      { Scope: 'REGIONAL', IPAddressVersion: 'IPV6', Addresses: ['2001:db8::/32'] },
    ]);
    expect(ruleOf(listed, 'Allowed')).toMatchObject({
      Priority: 3,
      Action: { Allow: {} },
      Statement: {
        OrStatement: {
          Statements: [ipv4, ipv6].map((ipSet) => ({
            IPSetReferenceStatement: { Arn: { 'Fn::GetAtt': [ipSet?.[0], 'Arn'] } },
          })),
        },
      },
    });
  });

  test('with a list of one family has one IP set, and no "or" around it', () => {
    const ipv6 = synthesise({ allowedIps: '2001:db8::1' });
    ipv6.resourceCountIs('AWS::WAFv2::IPSet', 1);
    expect(ruleOf(ipv6, 'Allowed').Statement).toEqual({ IPSetReferenceStatement: { Arn: expect.anything() } });
  });

  test('does not let a reputation block an address that the operator has listed', () => {
    expect(ruleOf(open, 'BadReputation').Statement.ManagedRuleGroupStatement).toEqual({
      VendorName: 'AWS',
      Name: 'AWSManagedRulesAmazonIpReputationList',
    });
    expect(ruleOf(listed, 'BadReputation')).toBeUndefined();
  });

  const EMPTY_HANDED = [
    'NotStatement',
    'OrStatement',
    'SizeConstraintStatement',
    'FieldToMatch {"SingleHeader":{"Name":"x-signature"}}',
    'SizeConstraintStatement',
    'FieldToMatch {"SingleHeader":{"Name":"authorization"}}',
  ];
  const SIZE = ['RegexMatchStatement', 'FieldToMatch {"SingleHeader":{"Name":"content-length"}}'];

  test.each([
    ['everybody', open, ['ManagedRuleGroupStatement AWS AWSManagedRulesAmazonIpReputationList']],
    ['a list', listed, ['OrStatement', 'IPSetReferenceStatement', 'IPSetReferenceStatement']],
  ])('for %s has these rules and no other: none looks at a body', (_, template, last) => {
    expect(statementsIn(webAclOf(template).Rules)).toEqual([...EMPTY_HANDED, ...SIZE, 'RateBasedStatement', ...last]);
  });

  test.each([
    [{ ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } }],
    [{ ManagedRuleGroupStatement: { VendorName: 'Somebody', Name: 'Everything' } }],
    [{ RuleGroupReferenceStatement: { Arn: 'arn' } }],
    [{ RateBasedStatement: { ScopeDownStatement: { SqliMatchStatement: { FieldToMatch: { Body: {} } } } } }],
    [{ NotStatement: { Statement: { XssMatchStatement: { FieldToMatch: { JsonBody: {} } } } } }],
  ])('would not pass this test with %j', (Statement) => {
    const allowed = [open, listed].flatMap((template) => statementsIn(webAclOf(template).Rules));
    expect(statementsIn([{ Name: 'Slipped', Statement }]).filter((found) => !allowed.includes(found))).not.toEqual([]);
  });

  test('is counted, and keeps no samples of requests', () => {
    const visibilities = [webAclOf(open), ...webAclOf(open).Rules].map(({ VisibilityConfig }) => VisibilityConfig);
    expect(visibilities).toHaveLength(5);
    for (const visibility of visibilities) {
      expect(visibility).toMatchObject({ CloudWatchMetricsEnabled: true, SampledRequestsEnabled: false });
    }
    expect(webAclOf(listed).VisibilityConfig.MetricName).toBe('WhatzWebhook-dev-ventas');
  });
});

describe('reputation', () => {
  test('is answered by API Gateway: 503 with Retry-After, since lists err', () => {
    open.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType: 'WAF_FILTERED',
      StatusCode: '503',
      ResponseParameters: { 'gatewayresponse.header.Retry-After': "'1'" },
    });
    expect(ruleOf(open, 'BadReputation').OverrideAction).toEqual({ None: {} });
  });
});

describe('without AWS WAF', () => {
  const isOfFirewall = (resource: object) => /WAF/i.test(JSON.stringify(resource));

  test('nothing of it is left', () => {
    const resourcesOf = (settings: Record<string, unknown>) => Object.values(synthesise(settings).toJSON().Resources);
    expect(resourcesOf({}).filter((resource) => isOfFirewall(Object(resource)))).not.toHaveLength(0);
    for (const settings of [{ waf: false }, { waf: false, allowedIps: '203.0.113.7' }]) {
      expect(resourcesOf(settings).filter((resource) => isOfFirewall(Object(resource)))).toEqual([]);
    }
  });
});
