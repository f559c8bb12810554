import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cdkOf, projectCdk } from '../../../../cli/deploy/cdk';
import { writeFakeProgram } from '../../../support/fake-program';

/** Writes down how it was called, and the outputs of a stack when it is asked for them. */
const FAKE_CDK = `
const { appendFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const { AWS_REGION, AWS_DEFAULT_REGION, HOME } = process.env;
appendFileSync(HOME + '/calls', JSON.stringify({ args, cwd: process.cwd(), AWS_REGION, AWS_DEFAULT_REGION }) + '\\n');
const file = args[args.indexOf('--outputs-file') + 1];
if (args[0] === 'deploy') writeFileSync(file, JSON.stringify({ [args[1]]: { WebhookUrl: 'https://webhook' } }));
process.exitCode = Number(process.env.EXIT_CODE ?? 0);`;

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'whatz-cdk-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const target = {
  stackName: 'WhatzWebhook-dev',
  account: '123456789012',
  region: 'eu-west-1',
  profile: 'shop',
  context: ['stage=dev', 'alarmEmail='],
};
const shared = ['-c', 'stage=dev', '-c', 'alarmEmail=', '--profile', 'shop', '--region', 'eu-west-1'];

function fakeCdk(env: NodeJS.ProcessEnv = {}) {
  const command = [writeFakeProgram(folder, 'cdk', FAKE_CDK)];
  return cdkOf({ directory: folder, env: { HOME: folder, AWS_DEFAULT_REGION: 'us-east-1', ...env }, command });
}

const calls = () =>
  readFileSync(join(folder, 'calls'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a deploy runs in the project, in the region, and brings the outputs of the stack', async () => {
  const { exitCode, outputs } = await fakeCdk().deploy(target, { isApproved: false });

  expect({ exitCode, outputs }).toEqual({ exitCode: 0, outputs: { WebhookUrl: 'https://webhook' } });
  expect(calls()).toEqual([
    {
      args: ['deploy', 'WhatzWebhook-dev', '--outputs-file', expect.any(String), ...shared],
      cwd: folder,
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    },
  ]);
});

test('CDK asks about permissions unless that is approved', async () => {
  await fakeCdk().deploy(target, { isApproved: true });

  expect(calls()[0].args.join(' ')).toContain('--require-approval never');
});

test('a deploy that fails brings no outputs', async () => {
  expect(await fakeCdk({ EXIT_CODE: '3' }).deploy(target, { isApproved: true })).toEqual({ exitCode: 3, outputs: {} });
});

test('bootstrap names account and region, destroy the stack, and neither asks again', async () => {
  const cdk = fakeCdk();

  expect([await cdk.bootstrap(target), await cdk.destroy(target)]).toEqual([0, 0]);
  expect(calls().map(({ args }) => args)).toEqual([
    ['bootstrap', 'aws://123456789012/eu-west-1', ...shared],
    ['destroy', 'WhatzWebhook-dev', '--force', ...shared],
  ]);
});

test('without a profile none is named', async () => {
  await fakeCdk().destroy({ ...target, profile: undefined, context: [] });

  expect(calls()[0].args).toEqual(['destroy', 'WhatzWebhook-dev', '--force', '--region', 'eu-west-1']);
});

test("by default it is the project's own CDK", () => {
  const [, file] = projectCdk();

  expect(file).toMatch(/node_modules[\\/]aws-cdk[\\/]bin[\\/]cdk$/);
  expect(existsSync(file)).toBe(true);
});
