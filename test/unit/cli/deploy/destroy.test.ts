import { destroy } from '../../../../cli/deploy/destroy';
import { BOOTSTRAPPED, type DeployStage, play } from '../../../support/deploy-stage';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/messages';
const DEAD = 'https://sqs.us-east-1.amazonaws.com/123456789012/dead';
const YES = ['-y', 'WhatzWebhook-prod'];
const DEPLOYED: DeployStage = {
  stacks: {
    ...BOOTSTRAPPED,
    'WhatzWebhook-prod': { status: 'CREATE_COMPLETE', outputs: { QueueUrl: QUEUE, DeadLetterQueueUrl: DEAD } },
  },
  queues: { [QUEUE]: 12, [DEAD]: 3 },
};

test('it says what is lost and what stays, and removes the stack whose name is typed', async () => {
  const scene = await play(destroy, { ...DEPLOYED, answers: ['WhatzWebhook-prod'] });

  expect(scene.exitCode).toBe(0);
  expect(scene.questions).toEqual(['Type WhatzWebhook-prod to remove it: ']);
  for (const text of [
    /Account +123456789012/,
    /Region +us-east-1/,
    /messages that wait for an answer: 12$/m,
    /dead letters: 3$/m,
    /lost\n( {2}- .*\n)+ {2}- the secrets, at once/,
    /stays\n {2}- a last backup of the table, which DynamoDB keeps for 35 days/,
    /keep dead letters: \.\/whatz dlq archive\nTo keep queues and table: \.\/whatz deploy -c keepData=true/,
    /API Gateway's account setting/,
    /CDKToolkit/,
    /WhatzWebhook-prod is removed\./,
  ]) {
    expect(scene.out).toMatch(text);
  }
  expect(scene.cdkCalls).toMatchObject([{ command: 'destroy', target: { stackName: 'WhatzWebhook-prod' } }]);
});

test.each([['y'], [''], ['WhatzWebhook-dev'], ['whatzwebhook-prod']])('"%s" is not its name', async (answer) => {
  const scene = await play(destroy, { ...DEPLOYED, answers: [answer] });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.out).toContain('Nothing was removed.');
});

test('where nobody can be asked, it refuses and names --yes', async () => {
  const scene = await play(destroy, DEPLOYED);

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.errors).toContain('./whatz destroy -y WhatzWebhook-prod');
});

test('--yes takes the name of the stack, and asks nothing', async () => {
  expect(await play(destroy, { ...DEPLOYED, args: ['--yes', 'WhatzWebhook-prod'] })).toMatchObject({
    exitCode: 0,
    questions: [],
    cdkCalls: [{ command: 'destroy' }],
  });
});

test.each([['y'], ['WhatzWebhook-dev']])('--yes %s names another stack, and removes nothing', async (name) => {
  const scene = await play(destroy, { ...DEPLOYED, args: ['-y', name] });

  expect(scene.cdkCalls).toEqual([]);
  expect(scene.errors).toContain(`"${name}" was given, and the settings say WhatzWebhook-prod`);
});

test('a protected stack is let go of by its name alone', async () => {
  const stacks = { ...BOOTSTRAPPED, 'WhatzWebhook-prod': { status: 'CREATE_COMPLETE', isProtected: true } };
  const refused = await play(destroy, { stacks, answers: ['no'] });
  expect(refused.out).toContain('protected against deletion');
  expect([refused.unprotected, refused.cdkCalls]).toEqual([[], []]);
  const scene = await play(destroy, { stacks, args: YES });
  expect(scene.unprotected).toEqual(['WhatzWebhook-prod']);
  expect(scene.cdkCalls).toHaveLength(1);
  expect((await play(destroy, { ...DEPLOYED, args: YES })).unprotected).toEqual([]);
});

test('queues and table that are deployed to outlive the stack are among what stays', async () => {
  const outputs = { QueueUrl: QUEUE, DeadLetterQueueUrl: DEAD, KeepsData: 'true' };
  const stacks = { ...BOOTSTRAPPED, 'WhatzWebhook-prod': { status: 'UPDATE_COMPLETE', outputs } };
  const { out } = await play(destroy, { ...DEPLOYED, stacks, args: YES });
  expect(out).toMatch(/This stays\n {2}- messages that wait for an answer: 12\n {2}- dead letters: 3\n/);
  expect(out).not.toContain('keepData');
});

test('queues that may not be looked at do not keep anybody from removing the stack', async () => {
  const scene = await play(destroy, { ...DEPLOYED, queues: {}, args: YES });

  expect(scene.exitCode).toBe(0);
  expect(scene.out).toContain('messages that wait for an answer: they could not be counted');
});

test('a stack that is not there is told with where it was looked for', async () => {
  const scene = await play(destroy, { ...DEPLOYED, args: ['-y', 'WhatzWebhook-dev', '-c', 'stage=dev'] });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.errors).toContain('There is no stack WhatzWebhook-dev in account 123456789012, us-east-1.');
});

test('a removal that fails says where to look', async () => {
  const scene = await play(destroy, { ...DEPLOYED, args: YES, exitCodes: { destroy: 1 } });

  expect(scene.exitCode).toBe(1);
  expect(scene.errors).toContain('CDK ended with 1');
  expect(scene.out).not.toContain('is removed');
});

test('it speaks Spanish, and has a help', async () => {
  const scene = await play(destroy, { ...DEPLOYED, language: 'es', answers: ['WhatzWebhook-prod'] });

  expect(scene.out).toContain('mensajes que esperan respuesta: 12');
  expect((await play(destroy, { args: ['--help'] })).out).toContain('Usage: ./whatz destroy');
  expect((await play(destroy, { args: ['-h'], language: 'es' })).out).toContain('Uso: ./whatz destroy');
});
