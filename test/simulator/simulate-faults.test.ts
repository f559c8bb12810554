import { execFile, spawn } from 'node:child_process';
import { projectFile } from '../../lib/settings/project-file';
import { sumOf } from './search/counts';
import { isClean } from './search/report';

const RUNS = 40;
const SEED = '20261126';
/** Ends by itself, also when nobody is left to end it. */
const BUSY_LOOP = 'for (const endMs = Date.now() + 60_000; Date.now() < endMs; );';
const ANOTHER_MACHINE = {
  UV_THREADPOOL_SIZE: '1',
  TZ: 'Asia/Kolkata',
  LC_ALL: 'es_MX.UTF-8',
  AWS_PROFILE: 'nobody',
  AWS_REGION: 'eu-west-1',
  AWS_RETRY_MODE: 'adaptive',
  AWS_MAX_ATTEMPTS: '9',
};

interface Run {
  readonly code: number;
  readonly stdout: string;
}

/** Runs what `npm run simulate:faults` runs, with these files of disturbances/ loaded first. */
function simulateFaults(args: readonly string[], disturbances: readonly string[] = [], env = {}): Promise<Run> {
  const preloaded = disturbances.flatMap((name) => ['--import', projectFile(`test/simulator/disturbances/${name}.ts`)]);
  const program = ['--import', 'tsx', ...preloaded, projectFile('test/simulator/main.ts'), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env: { ...process.env, ...env } }, (error, stdout) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout });
    });
  });
}

test('the same seed prints the same bytes on an idle machine and on a busy one with other settings', async () => {
  const args = ['--runs', String(RUNS), '--seed', SEED];
  const idle = await simulateFaults(args);
  const loops = [1, 2].map(() => spawn(process.execPath, ['-e', BUSY_LOOP]));
  const busy = await simulateFaults(args, ['busy-thread-pool'], ANOTHER_MACHINE);
  for (const loop of loops) loop.kill('SIGKILL');
  expect(idle.code).toBe(0);
  expect(idle.stdout).toMatch(new RegExp(`\n${RUNS} histories, .*\njournals [0-9a-f]{64}\n`));
  expect(busy).toEqual(idle);
});

test('a promise that is broken once, and not again, fails the search', async () => {
  const { code, stdout } = await simulateFaults(['--runs', '1', '--seed', SEED], ['wrong-once']);
  expect(stdout).toContain('It did not repeat');
  expect(stdout).toMatch(/^I4: a genuine webhook was answered 401$/m);
  const [, seed = '', path = ''] = /--seed (\d+) --path ([\d:]+)$/m.exec(stdout) ?? [];
  expect(code).toBe(1);
  expect(await simulateFaults(['--seed', seed, '--path', path])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('This history breaks no promise.'),
  });
});

test('a search is clean only when all histories ran, and none broke a promise', () => {
  const counts = { ...sumOf([]), histories: 10 };
  expect(isClean({ counts, failures: [] }, 10)).toBe(true);
  expect(isClean({ counts, failures: [] }, 11)).toBe(false);
  expect(isClean({ counts: { ...counts, broken: { I3: 1 } }, failures: [] }, 10)).toBe(false);
});
