import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReplies } from '../../lib/check-replies';
import { projectFile } from '../../lib/project-file';
import { cdkJsonContext } from './synthesise';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'infra-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the app as the CDK CLI does. */
function runApp(options: Record<string, unknown>) {
  const context = { ...cdkJsonContext(), 'aws:cdk:bundling-stacks': [], ...options };
  return spawnSync(process.execPath, ['--import', 'tsx', projectFile('bin/app.ts')], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: directory, CDK_OUTDIR: directory, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
}

describe('CDK app', () => {
  test('synthesises one stack, named after stage and line, without a word on stderr', () => {
    const { status, stderr } = runApp({ stage: 'dev', line: 'ventas' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(existsSync(join(directory, 'WhatzWebhook-dev-ventas.template.json'))).toBe(true);
  });

  test('stops at bad settings with one message that lists them all, and no stack trace', () => {
    const { status, stderr } = runApp({ auth: 'basic', throttleRate: 'x' });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      'Nothing was built. Mend this and try again:',
      '  - auth: must be "bearer" or "none"',
      '  - throttleRate: must be a whole number from 1 to 10000',
    ]);
    expect(existsSync(join(directory, 'WhatzWebhook-prod.template.json'))).toBe(false);
  });
});

describe('check of replies.json', () => {
  function problemsOf(text: string): readonly string[] {
    const path = join(directory, 'replies.json');
    writeFileSync(path, text);
    return checkReplies(path);
  }

  test('the one in this repository is good', () => {
    expect(checkReplies(projectFile('replies.json'))).toEqual([]);
  });

  test('a file that is not JSON, or not of the right shape, is a problem and no exception', () => {
    expect(problemsOf('{"rules": [')).toEqual([expect.stringMatching(/^replies\.json: .*JSON/)]);
    expect(problemsOf('{"rules": 7}')).toEqual([
      'replies.json: rules: must be a list of rules',
      'replies.json: fallback: is missing',
    ]);
  });

  test('a file that is not there is a problem', () => {
    expect(checkReplies(join(directory, 'none.json'))).toEqual([
      expect.stringMatching(/^replies\.json: cannot be read/),
    ]);
  });
});
