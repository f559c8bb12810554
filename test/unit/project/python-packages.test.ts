import { readFileSync } from 'node:fs';
import { projectFile } from '../../../lib/settings/project-file';

const lines = readFileSync(projectFile('test/e2e/deployment/requirements.txt'), 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

test('every Python package of the deployment test has one version and its hashes', () => {
  expect(lines.length).toBeGreaterThan(10);
  expect(
    lines.filter((line) => !/^[a-z0-9-]+==[\w.]+( ; [^;]+)? +(--hash=sha256:[0-9a-f]{64} *)+$/.test(line)),
  ).toEqual([]);
  expect(lines.map((line) => line.split('==')[0])).toContain('ministack');
});

test('pip is told to install nothing without them', () => {
  const source = readFileSync(projectFile('test/e2e/deployment/virtual-environment.ts'), 'utf8');
  expect(source).toContain("'--require-hashes'");
  expect(source.match(/'install'/g)).toHaveLength(1);
});
