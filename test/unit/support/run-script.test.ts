import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { projectFile } from '../../../lib/settings/project-file';

const help = (script: string) =>
  execFileSync(process.execPath, ['--import', 'tsx', script, '--help'], { encoding: 'utf8' });

const SCRIPTS = Object.values(JSON.parse(readFileSync(projectFile('package.json'), 'utf8')).scripts as object).flatMap(
  (script) => String(script).match(/test\/\S+\.ts$/) ?? [],
);

test('no help is wider than a terminal', () => {
  expect(SCRIPTS.length).toBeGreaterThanOrEqual(7);
  for (const script of SCRIPTS) {
    for (const line of help(script).split('\n'))
      expect([script, line, line.length <= 80]).toEqual([script, line, true]);
  }
});
