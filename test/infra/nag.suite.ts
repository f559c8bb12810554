import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { checkWithNag } from '../../lib/check-with-nag';
import { acknowledgeNagFindings, NAG_ACKNOWLEDGEMENTS } from '../../lib/nag-acknowledgements';
import { buildStack } from './synthesise';

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b-3c4d';
const COMBINATIONS: readonly Record<string, unknown>[] = [
  {},
  { waf: false },
  { waf: false, allowedIps: '203.0.113.7,2001:db8::/32' },
  { allowedIps: '203.0.113.7', auth: 'none', previousSecretHours: 0 },
  { auth: 'basic', alarmEmail: 'dueno@example.com' },
  { auth: 'jwt', domainName: 'hook.example.com', certificateArn, stage: 'dev', line: 'ventas' },
];

/** What both packs find: rule and construct. */
function findingsIn(stack: Stack): string[] {
  const packs = [new AwsSolutionsChecks(stack), new ServerlessChecks(stack)];
  const violations = packs.flatMap((pack) => pack.validateScope(stack).violations);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath?.replace(`${stack.node.path}/`, '')}`),
  );
}

describe('cdk-nag', () => {
  test.each(COMBINATIONS)('finds nothing that is not acknowledged, with %j', (settings) => {
    const stack = buildStack(settings);
    expect(findingsIn(stack)).not.toEqual([]);
    acknowledgeNagFindings(stack);
    expect(findingsIn(stack)).toEqual([]);
  });

  test('still finds what is new', () => {
    const stack = buildStack();
    acknowledgeNagFindings(stack);
    new Bucket(stack, 'Careless');
    expect(findingsIn(stack)).toContain('AwsSolutions-S10 Careless/Resource');
  });

  test('stops the synthesis at what is new', () => {
    const app = new App();
    const stack = new Stack(app, 'Careless');
    new Bucket(stack, 'Bucket');
    checkWithNag(app, stack);
    expect(() => app.synth()).toThrow('AwsSolutions-S10');
  });

  test('is told nothing that it does not find in one of these stacks', () => {
    const found = COMBINATIONS.flatMap((settings) => findingsIn(buildStack(settings)));
    for (const { id, at } of NAG_ACKNOWLEDGEMENTS) {
      for (const path of at) {
        const isMeant = (finding: string) => finding.startsWith(`${id} ${path}/`);
        expect({ id, path, found: found.some(isMeant) }).toEqual({ id, path, found: true });
      }
    }
  });

  test('is given a reason each time', () => {
    for (const { reason } of NAG_ACKNOWLEDGEMENTS) expect(reason).toMatch(/^.{60,}\.$/);
  });
});
