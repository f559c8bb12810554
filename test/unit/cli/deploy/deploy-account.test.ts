import { deploy } from '../../../../cli/deploy/deploy';
import { fitConcurrency } from '../../../../cli/deploy/fit-concurrency';
import { ALARM_TOPIC_ARN, BOOTSTRAPPED, type DeployStage, play } from '../../../support/deploy-stage';

const OWNER = 'ana@example.com';
const deployed = (stage: DeployStage) => play(deploy, { args: ['-y'], whatz: { alarmEmail: OWNER }, ...stage });

describe('the owner', () => {
  test('whose subscription SNS has given up is asked again, and told so', async () => {
    const { subscribed, out } = await deployed({ subscriptions: { [OWNER]: 'Deleted' } });
    expect(subscribed).toEqual([OWNER]);
    expect(out).toMatch(/3\. ana@example\.com was not subscribed any more, and was asked again/);
  });

  test.each([
    ['has not confirmed yet', 'PendingConfirmation', /3\. Open the link in the e-mail of AWS to ana@example\.com/],
    ['has confirmed', `${ALARM_TOPIC_ARN}:5f1c2d0e`, /3\. See whether all is well/],
  ])('who %s is not asked again', async (_, arn, step) => {
    const { subscribed, out } = await deployed({ subscriptions: { 'Ana@example.com': arn } });
    expect(subscribed).toEqual([]);
    expect(out).toMatch(step);
  });

  test('gets the exact command where this person may not look', async () => {
    const { exitCode, out } = await deployed({ subscriptions: 'not allowed' });
    expect(exitCode).toBe(0);
    expect(out).toContain(
      `aws sns subscribe --topic-arn ${ALARM_TOPIC_ARN} --protocol email --notification-endpoint ${OWNER} --region us-east-1`,
    );
  });
});

describe('the account’s concurrent executions', () => {
  const contextOf = async (stage: DeployStage) => (await deployed(stage)).cdkCalls[0]?.target.context;

  test('are what the stack is told, unless somebody says otherwise', async () => {
    expect(await contextOf({ concurrency: 400 })).toEqual(['accountConcurrency=400']);
    expect(await contextOf({ concurrency: 1_000 })).toEqual([]);
    const args = ['-y', '-c', 'accountConcurrency=90', '-c', 'processorConcurrency=9'];
    expect(await contextOf({ concurrency: 10, args })).toEqual(['accountConcurrency=90', 'processorConcurrency=9']);
  });

  test('when few, are not all for the processor, and more are asked for by a link', async () => {
    expect(await contextOf({ concurrency: 10 })).toEqual(['accountConcurrency=10', 'processorConcurrency=2']);
    const { out } = await deployed({ concurrency: 10 });
    expect(out).toMatch(/Lambda +10 functions at a time in the account/);
    expect(out).toContain('processorConcurrency is 2 for now');
    expect(out).toContain('us-east-1.console.aws.amazon.com/servicequotas/home/services/lambda/quotas/L-B99A9384');
    expect((await deployed({ concurrency: 100 })).out).not.toContain('servicequotas');
  });

  test('that may not be read keep nobody from deploying', async () => {
    expect(await contextOf({ concurrency: 'not allowed' })).toEqual([]);
  });

  test.each([
    [10, 5, 2],
    [12, 5, 3],
    [50, 5, 5],
    [99, 50, 24],
    [4, 2, 2],
  ])('of %i leave a processor of %i so many: %i', (account, processorConcurrency, fitting) => {
    expect(fitConcurrency(account, { accountConcurrency: 1_000, processorConcurrency }, []).processorConcurrency).toBe(
      fitting,
    );
  });
});

describe('the log role of API Gateway', () => {
  const apiLogRole = 'arn:aws:iam::123456789012:role/OtherShop-ApiRole';

  test('is told when a new stack replaces it', async () => {
    expect((await deployed({ apiLogRole })).out).toMatch(
      /takes the place of arn:aws:iam::123456789012:role\/OtherShop-ApiRole, for all APIs/,
    );
  });

  test('is no subject when it is of this very stack, when there is none, or when the stack is there already', async () => {
    const own = 'arn:aws:iam::123456789012:role/WhatzWebhook-prod-WebhookApiCloudWatchRole1234';
    const stacks = { ...BOOTSTRAPPED, 'WhatzWebhook-prod': { status: 'UPDATE_COMPLETE' } };
    for (const stage of [{ apiLogRole: own }, {}, { apiLogRole, stacks }]) {
      expect((await deployed(stage)).out).not.toContain('takes the place of');
    }
  });
});
