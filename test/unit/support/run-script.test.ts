import { execFileSync } from 'node:child_process';

const help = (script: string) =>
  execFileSync(process.execPath, ['--import', 'tsx', script, '--help'], { encoding: 'utf8' });

test('no help is wider than a terminal', () => {
  for (const script of ['simulator', 'fuzz', 'bench', 'dashboard', 'bundle-report']) {
    for (const line of help(`test/${script}/main.ts`).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  }
});
