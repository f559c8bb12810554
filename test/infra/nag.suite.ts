import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { checkWithNag } from '../../lib/check-with-nag';
import { acknowledgeNagFindings, NAG_ACKNOWLEDGEMENTS } from '../../lib/nag-acknowledgements';
import { buildStack, settingsWith } from '../support/synthesise';
import { SETTING_COMBINATIONS } from './setting-combinations';

/** What both packs find: rule and construct. */
function findingsIn(stack: Stack): string[] {
  const packs = [new AwsSolutionsChecks(stack), new ServerlessChecks(stack)];
  const violations = packs.flatMap((pack) => pack.validateScope(stack).violations);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath?.replace(`${stack.node.path}/`, '')}`),
  );
}

describe('cdk-nag', () => {
  test.each(SETTING_COMBINATIONS)('finds nothing that is not acknowledged, with %j', (settings) => {
    const stack = buildStack(settings);
    expect(findingsIn(stack)).not.toEqual([]);
    acknowledgeNagFindings(stack, settingsWith(settings));
    expect(findingsIn(stack)).toEqual([]);
  });

  test('still finds what is new', () => {
    const stack = buildStack();
    acknowledgeNagFindings(stack, settingsWith());
    new Bucket(stack, 'Careless');
    expect(findingsIn(stack)).toContain('AwsSolutions-S10 Careless/Resource');
  });

  test('misses the firewall when it is set and not there', () => {
    const stack = buildStack();
    acknowledgeNagFindings(stack, settingsWith());
    stack.node.findChild('Firewall').node.tryRemoveChild('Association');
    expect(findingsIn(stack)).toContainEqual(expect.stringMatching(/^AwsSolutions-APIG3 /));
  });

  test('stops the synthesis at what is new', () => {
    const app = new App();
    const stack = new Stack(app, 'Careless');
    new Bucket(stack, 'Bucket');
    checkWithNag(app, stack, settingsWith());
    expect(() => app.synth()).toThrow('AwsSolutions-S10');
  });

  test('is told nothing that it does not find in one of these stacks', () => {
    const found = SETTING_COMBINATIONS.flatMap((settings) => findingsIn(buildStack(settings)));
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
