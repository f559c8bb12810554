import { deploy } from '../../../../cli/deploy/deploy';
import type { Problem } from '../../../../lib/settings/problem';
import { play } from '../../../support/deploy-stage';

const repliesProblems: readonly Problem[] = [
  { code: 'empty', where: { in: 'replies.json', path: ['rules', 0, 'text'] }, values: {} },
];
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  ['a setting that does not exist', { args: ['-c', 'throtleRate=1'] }, 'did you mean "throttleRate"?'],
  ['a value that is no good', { whatz: { alarmEmail: 'ana' } }, 'alarmEmail: must be an e-mail address'],
  ['a cdk.json that is no JSON', { cdkJson: '{' }, 'cdk.json: '],
  ['replies that cannot be used', { repliesProblems }, 'replies.json: rules #1 text: must not be empty'],
  [
    'a certificate of another region',
    {
      whatz: {
        domainName: 'webhook.example.com',
        certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/12345678',
      },
    },
    'the certificate is in eu-west-1, and the stack goes to us-east-1',
  ],
])('%s stops it before CDK', async (_what, stage, problem) => {
  const scene = await play(deploy, { ...stage, args: ['-y', ...('args' in stage ? stage.args : [])] });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.errors).toMatch(/^Nothing was changed\. Mend this and try again:\n {2}- /);
  expect(scene.errors).toContain(problem);
});

test('problems are told in the language of the terminal', async () => {
  const scene = await play(deploy, { args: ['-y', '-c', 'throtleRate=1'], language: 'es', repliesProblems });

  expect(scene.errors).toBe(
    'No se cambió nada. Corrige esto e intenta otra vez:\n  - opción -c: no existe el ajuste "throtleRate"; ¿quisiste decir "throttleRate"?\n  - replies.json: rules #1 text: no debe estar vacío',
  );
});

test('replies that cannot be used are told before anybody is asked for credentials', async () => {
  const awsError = named('CredentialsProviderError', 'Could not load credentials');
  const scene = await play(deploy, { args: ['-y'], repliesProblems, awsError });

  expect(scene.errors).toMatch(/replies\.json: rules #1 text: must not be empty$/);
});

test.each([
  ['no credentials', named('CredentialsProviderError', 'Could not load credentials'), 'aws login'],
  ['expired credentials', named('ExpiredToken', 'expired'), 'aws sso login'],
  ['no permission', named('AccessDenied', 'ana may not'), 'ana may not'],
])('%s is one sentence with what mends it', async (_what, awsError, command) => {
  const scene = await play(deploy, { args: ['-y'], awsError });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [], out: '' });
  expect(scene.errors.split('\n')).toEqual([expect.stringContaining(command)]);
});

test('no region is told, where CDK would take us-east-1 in silence', async () => {
  const scene = await play(deploy, { args: ['-y'], env: {} });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.errors).toContain('export AWS_REGION=us-east-1');
});

test.each([
  [['--stage', 'dev'], '--stage'],
  [['WhatzWebhook-dev'], 'WhatzWebhook-dev'],
  [['-c', 'stage'], 'setting=value'],
  [['-c', '=dev'], 'setting=value'],
])('%j is a mistake in the command line, and points to the help', async (args, text) => {
  const scene = await play(deploy, { args });

  expect(scene).toMatchObject({ exitCode: 2, cdkCalls: [] });
  expect(scene.errors).toContain(text);
  expect(scene.errors).toContain('./whatz deploy --help');
});
