import { spawnSync } from 'node:child_process';

/** Runs it as a person would who is at no settings of npm's. */
function npm(...args: readonly string[]) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync('npm', args, { env, encoding: 'utf8' });
  return { status, out: stdout, errors: stderr };
}

test('a deploy whose options npm has kept does not go to another stage', () => {
  const { status, errors } = npm('run', '--silent', 'deploy', '-c', 'stage=dev');

  expect(status).toBe(2);
  expect(errors).toContain('Nothing was done: npm kept -c for itself');
  expect(errors).toContain('npm run deploy -- -c stage=dev');
}, 60_000);

test('with -- between them, npm passes them on', () => {
  const { status, out } = npm('run', '--silent', 'deploy', '--', '-c', 'stage=dev', '--help');

  expect(status).toBe(0);
  expect(out).toContain('Usage: npm run deploy -- [options]');
}, 60_000);
