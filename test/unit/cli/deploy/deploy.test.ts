import { deploy } from '../../../../cli/deploy/deploy';
import { textsIn } from '../../../../cli/texts/texts';
import { costTable } from '../../../../lib/cost/cost-table';
import { BOOTSTRAPPED, play } from '../../../support/deploy-stage';

test('it says account, region, stack and cost, asks, deploys, and says what to do next', async () => {
  const scene = await play(deploy, {
    answers: ['y'],
    whatz: { alarmEmail: 'ana@example.com' },
    subscriptions: { 'ana@example.com': 'PendingConfirmation' },
  });
  const { fixedTotal } = costTable({ messages: 1, duplicates: 0, statuses: 0 });

  expect(scene.exitCode).toBe(0);
  for (const text of [
    /Account +123456789012 +arn:aws:iam::123456789012:user\/ana/,
    /Region +us-east-1/,
    /Stack +WhatzWebhook-prod +new/,
    new RegExp(`about USD ${fixedTotal.withWaf.toFixed(2)} a month`),
    /Webhook URL +https:\/\/api\.example\.com\/v1\/webhooks\/whatz/,
    /\.\/whatz secrets show --stack WhatzWebhook-prod$/m,
    /\.\/whatz secrets set send-token --stack WhatzWebhook-prod$/m,
    /e-mail of AWS to ana@example\.com/,
    /\.\/whatz doctor --stack WhatzWebhook-prod$/m,
  ]) {
    expect(scene.out).toMatch(text);
  }
  expect(scene.questions).toEqual(['Deploy? [y/N] ']);
  expect(scene.cdkCalls).toEqual([
    {
      command: 'deploy',
      isApproved: false,
      target: {
        stackName: 'WhatzWebhook-prod',
        account: '123456789012',
        region: 'us-east-1',
        profile: undefined,
        context: [],
      },
    },
  ]);
});

test('without AWS WAF it costs less, and says so', async () => {
  const { fixedTotal } = costTable({ messages: 1, duplicates: 0, statuses: 0 });
  const { out } = await play(deploy, { answers: ['n'], args: ['-c', 'waf=false'] });

  expect(out).toContain(`about USD ${fixedTotal.withoutWaf.toFixed(2)} a month`);
});

test.each([['n'], [''], ['nope']])('the answer "%s" deploys nothing', async (answer) => {
  const scene = await play(deploy, { answers: [answer] });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.out).toContain('Nothing was deployed.');
});

test.each([['y'], ['YES'], ['s'], ['sí']])('the answer "%s" deploys', async (answer) => {
  expect((await play(deploy, { answers: [answer] })).cdkCalls).toHaveLength(1);
});

test('where nobody can be asked, it refuses and names --yes', async () => {
  const scene = await play(deploy, { answers: [] });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.errors).toContain('--yes');
});

test('--yes asks nothing, and lets CDK ask nothing', async () => {
  const scene = await play(deploy, { args: ['--yes'] });

  expect(scene).toMatchObject({ exitCode: 0, questions: [], cdkCalls: [{ command: 'deploy', isApproved: true }] });
});

test('options go on to CDK and AWS, and the next commands find the same stack', async () => {
  const args = ['-c', 'stage=dev', '--context', 'line=ventas', '--profile', 'shop', '--region', 'eu-west-1', '-y'];
  const scene = await play(deploy, { args, env: {} });

  expect(scene.cdkCalls[0]?.target).toEqual({
    stackName: 'WhatzWebhook-dev-ventas',
    account: '123456789012',
    region: 'eu-west-1',
    profile: 'shop',
    context: ['stage=dev', 'line=ventas'],
  });
  expect(scene.cloudOptions).toEqual([{ profile: 'shop', region: 'eu-west-1', texts: textsIn('en') }]);
  expect(scene.out).toContain('AWS_PROFILE=shop ./whatz doctor --stack WhatzWebhook-dev-ventas --region eu-west-1');
});

test('the region that only CDK knows is used everywhere, and named in the next commands', async () => {
  const scene = await play(deploy, { args: ['-y'], env: { AWS_DEFAULT_REGION: 'sa-east-1' } });

  expect(scene.cdkCalls[0]?.target.region).toBe('sa-east-1');
  expect(scene.out).toContain('doctor --stack WhatzWebhook-prod --region sa-east-1');
});

test.each([
  ['UPDATE_COMPLETE', 'is there (UPDATE_COMPLETE), and will be updated'],
  ['ROLLBACK_COMPLETE', 'is left from a deploy that failed (ROLLBACK_COMPLETE), and will be replaced'],
])('a stack that is there in %s is told', async (status, text) => {
  const stacks = { ...BOOTSTRAPPED, 'WhatzWebhook-prod': { status } };

  expect((await play(deploy, { args: ['-y'], stacks })).out).toContain(text);
});

test('an empty alarmEmail is pointed out, and one that is set is not', async () => {
  const warning = '"alarmEmail" in cdk.json is empty';

  expect((await play(deploy, { answers: ['n'] })).out).toContain(warning);
  expect((await play(deploy, { answers: ['n'], whatz: { alarmEmail: 'ana@example.com' } })).out).not.toContain(warning);
});

test('a failed deploy says where to look, and does not say that it is deployed', async () => {
  const scene = await play(deploy, { args: ['-y'], exitCodes: { deploy: 1 } });

  expect(scene.exitCode).toBe(1);
  expect(scene.errors).toMatch(/CDK ended with 1.*\n.*us-east-1\.console\.aws\.amazon\.com\/cloudformation/);
  expect(scene.out).not.toContain('Deployed.');
});

test('it speaks Spanish', async () => {
  const scene = await play(deploy, { answers: ['sí'], language: 'es' });

  expect(scene.questions).toEqual(['¿Desplegar? [s/N] ']);
  expect(scene.out).toMatch(/Cuenta +123456789012/);
  expect(scene.out).toContain('Qué sigue');
  expect((await play(deploy, { args: ['--help'], language: 'es' })).out).toContain('Uso: ./whatz deploy');
});

test('what is worth a look in the replies is told before the question, in the language of the terminal, and stops nothing', async () => {
  const where = { in: 'replies.json', path: ['rules', 2, 'text'] } as const;
  const repliesWarnings = [{ code: 'promise', where, values: { phrase: 'en breve', because: 'noHandoff' } }] as const;
  const inEnglish = await play(deploy, { answers: ['n'], repliesWarnings });
  const inSpanish = await play(deploy, { answers: ['s'], language: 'es', repliesWarnings });

  expect(inEnglish.out).toContain(
    'Worth a look; nothing stops for it:\n  - replies.json: rules #3 text: promises a person or a later answer ("en breve")',
  );
  expect(inSpanish.out).toContain(
    'replies.json: rules #3 text: promete una persona o una respuesta posterior («en breve»)',
  );
  expect(inSpanish.cdkCalls).toHaveLength(1);
});
