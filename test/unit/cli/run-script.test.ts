import { execFileSync } from 'node:child_process';
import { optionsEatenByNpm } from '../../../cli/terminal/eaten-options';

const help = (script: string) =>
  execFileSync(process.execPath, ['--import', 'tsx', script, '--help'], { encoding: 'utf8' });

test.each([
  ['simulate:faults', 'test/simulator/main.ts'],
  ['fuzz', 'test/fuzz/main.ts'],
])('%s tells what was meant when npm kept its options', (name, script) => {
  const env = { npm_lifecycle_event: name, npm_config_runs: 'true', npm_config_seed: '7' };
  const eaten = optionsEatenByNpm({ env, args: ['5'], help: help(script), scripts: { [name]: [] } });
  expect(eaten?.meant).toBe(`npm run ${name} -- --runs=5 --seed=7`);
});

test('no help is wider than a terminal', () => {
  for (const script of ['simulator', 'fuzz', 'bench', 'dashboard', 'bundle-report']) {
    for (const line of help(`test/${script}/main.ts`).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  }
});
