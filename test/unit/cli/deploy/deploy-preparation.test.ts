import { deploy } from '../../../../cli/deploy/deploy';
import { play } from '../../../support/deploy-stage';

test('an account that is not prepared for CDK is prepared first, if the person agrees', async () => {
  const scene = await play(deploy, { answers: ['y', 'y'], stacks: {} });

  expect(scene.out).toContain('CDKToolkit');
  expect(scene.cdkCalls.map(({ command }) => command)).toEqual(['bootstrap', 'deploy']);
});

test('an account that was prepared long ago is prepared again', async () => {
  const stacks = { CDKToolkit: { status: 'CREATE_COMPLETE', outputs: { BootstrapVersion: '4' } } };

  expect((await play(deploy, { args: ['-y'], stacks })).cdkCalls.map(({ command }) => command)).toEqual([
    'bootstrap',
    'deploy',
  ]);
});

test('whoever does not want it prepared gets the command, and nothing is deployed', async () => {
  const scene = await play(deploy, { answers: ['n'], stacks: {} });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.out).toContain('npx cdk bootstrap aws://123456789012/us-east-1');
});

test('nothing is deployed where the preparation fails', async () => {
  const scene = await play(deploy, { args: ['-y'], stacks: {}, exitCodes: { bootstrap: 1 } });

  expect(scene.exitCode).toBe(1);
  expect(scene.cdkCalls.map(({ command }) => command)).toEqual(['bootstrap']);
  expect(scene.errors).toContain('CDK ended with 1');
});

test('a preparation that failed before is told with what mends it', async () => {
  const scene = await play(deploy, { args: ['-y'], stacks: { CDKToolkit: { status: 'ROLLBACK_COMPLETE' } } });

  expect(scene).toMatchObject({ exitCode: 1, cdkCalls: [] });
  expect(scene.errors).toMatch(/CDKToolkit is in ROLLBACK_COMPLETE.*Delete it/);
});
