import { settingsWith } from '../support/synthesise';
import { problemsOf } from '../support/worded-problems';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b-3c4d';

describe('allowed addresses', () => {
  const ranges = [
    { family: 4, cidr: '203.0.113.7/32' },
    { family: 6, cidr: '2001:db8::/32' },
  ];

  test('are a list in cdk.json, and a text with commas on the command line', () => {
    expect(settingsWith({ whatz: { allowedIps: ['203.0.113.7', '2001:db8::/32'] } })).toMatchObject({
      allowedIps: ranges,
    });
    expect(settingsWith({ allowedIps: '203.0.113.7, 2001:DB8::/32' })).toMatchObject({ allowedIps: ranges });
  });

  test('are everybody when there are none', () => {
    expect(settingsWith({ whatz: { allowedIps: [] } }).allowedIps).toEqual([]);
    expect(settingsWith({ whatz: { allowedIps: ['203.0.113.7'] }, allowedIps: '' }).allowedIps).toEqual([]);
  });

  test('are there once, however often and in whatever form they are written', () => {
    expect(settingsWith({ allowedIps: '203.0.113.7,203.0.113.7/32,2001:db8::1,2001:DB8:0::1' }).allowedIps).toEqual([
      { family: 4, cidr: '203.0.113.7/32' },
      { family: 6, cidr: '2001:db8::1/128' },
    ]);
  });

  test('are refused one by one', () => {
    expect(problemsOf({ allowedIps: '203.0.113.7,203.0.113.300,2001:db8::1/64,' })).toEqual([
      'allowedIps: "203.0.113.300" is no IPv4 or IPv6 address or range, such as 203.0.113.0/24',
      'allowedIps: "2001:db8::1/64" must begin with the first address of its range',
      'allowedIps: "" is no IPv4 or IPv6 address or range, such as 203.0.113.0/24',
    ]);
    expect(problemsOf({ whatz: { allowedIps: 7 } })).toEqual([
      'allowedIps: must be a list of addresses and ranges, or a text with commas between them',
    ]);
    expect(problemsOf({ whatz: { allowedIps: ['203.0.113.7', 7] } })).toEqual(['allowedIps #2: must be text']);
  });

  test('are a hundred at most, because they must fit into a resource policy', () => {
    const addresses = (count: number) => Array.from({ length: count }, (_, index) => `10.0.0.${index}`);
    expect(problemsOf({ whatz: { allowedIps: addresses(100) } })).toEqual([]);
    expect(problemsOf({ whatz: { allowedIps: addresses(101) } })).toEqual([
      'allowedIps: must not have more than 100 addresses and ranges',
    ]);
  });
});

describe('AWS WAF', () => {
  test('is on by default, and off by one word', () => {
    expect(settingsWith({}).waf).toBe(true);
    expect(settingsWith({ waf: 'false' }).waf).toBe(false);
    expect(settingsWith({ whatz: { waf: false }, waf: 'true' }).waf).toBe(true);
    expect(problemsOf({ waf: 'off' })).toEqual(['waf: must be true or false']);
  });

  test('has a rate limit that AWS can keep', () => {
    expect(settingsWith({ wafRateLimit: '10' })).toMatchObject({ wafRateLimit: 10 });
    expect(problemsOf({ wafRateLimit: '9' })).toEqual(['wafRateLimit: must be a whole number from 10 to 2000000000']);
  });
});

describe('custom domain', () => {
  test('has a name and a certificate', () => {
    const domain = { domainName: 'hook.example.com', certificateArn: CERTIFICATE };
    expect(settingsWith(domain)).toMatchObject(domain);
  });

  test('has both or neither', () => {
    expect(problemsOf({ domainName: 'hook.example.com' })).toEqual([
      'certificateArn: is missing; with domainName it must be set: the domain answers HTTPS only',
    ]);
    expect(problemsOf({ certificateArn: CERTIFICATE })).toEqual([
      'domainName: is missing; with certificateArn it must be set: a certificate is for a domain',
    ]);
  });

  test.each([
    'https://hook.example.com',
    'hook.example.com/',
    'Hook.example.com',
    '*.example.com',
    'localhost',
    'a..example.com',
    '-a.example.com',
    `${'a'.repeat(64)}.example.com`,
    `${'a.'.repeat(126)}com`,
  ])('%s is no host name', (domainName) => {
    expect(problemsOf({ domainName, certificateArn: CERTIFICATE })).toEqual([
      'domainName: must be a full host name in lower case, such as webhook.example.com',
    ]);
  });

  test.each([
    'arn:aws:iam::111122223333:server-certificate/a',
    'arn:aws:acm::111122223333:certificate/a',
    'arn:aws:acm:us-east-1:1111:certificate/a',
    '1a2b-3c4d',
  ])('%s is no certificate’s ARN', (certificateArn) => {
    expect(problemsOf({ domainName: 'hook.example.com', certificateArn })).toEqual([
      'certificateArn: must be the ARN of an ACM certificate: arn:aws:acm:<region>:<account>:certificate/<id>',
    ]);
  });
});
