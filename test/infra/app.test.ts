import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReplies } from '../../lib/settings/check-replies';
import { checkCertificateRegion } from '../../lib/settings/custom-domain';
import { projectFile } from '../../lib/settings/project-file';
import { cdkJsonContext } from '../support/synthesise';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'infra-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the app as the CDK CLI does. */
function runApp(options: Record<string, unknown>, environment: Record<string, string> = {}) {
  const context = { ...cdkJsonContext(), 'aws:cdk:bundling-stacks': [], ...options };
  return spawnSync(process.execPath, ['--import', 'tsx', projectFile('bin/app.ts')], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      ...environment,
    },
  });
}

describe('CDK app', () => {
  test('synthesises one stack, named after stage and line, without a word on stderr', () => {
    const { status, stderr } = runApp({ stage: 'dev', line: 'ventas' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(existsSync(join(directory, 'WhatzWebhook-dev-ventas.template.json'))).toBe(true);
  });

  test('has cdk-nag look at the stack, with our acknowledgements', () => {
    runApp({});
    const metadata = readFileSync(join(directory, 'WhatzWebhook-prod.metadata.json'), 'utf8');
    expect(metadata).toContain('AwsSolutions-SMG4');
    expect(metadata).toContain('Serverless-LambdaDLQ');
  });

  test('stops at bad settings with one message that lists them all, and no stack trace', () => {
    const { status, stderr } = runApp({ auth: 'digest', throttleRate: 'x' });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      'Nothing was built. Mend this and try again:',
      '  - auth: must be "bearer", "basic", "jwt" or "none"',
      '  - throttleRate: must be a whole number from 1 to 10000',
    ]);
    expect(existsSync(join(directory, 'WhatzWebhook-prod.template.json'))).toBe(false);
  });
});

describe('certificate of another region', () => {
  const certificateArn = 'arn:aws:acm:us-west-2:111122223333:certificate/1a2b';
  const domain = { domainName: 'hook.example.com', certificateArn };

  test('is told apart before anything is deployed', () => {
    const { status, stderr } = runApp(domain, { CDK_DEFAULT_REGION: 'mx-central-1' });
    expect(status).toBe(1);
    expect(stderr).toContain('certificateArn: the certificate is in us-west-2, and the stack goes to mx-central-1');
  });

  test('is no problem in its own region, nor while the region is unknown', () => {
    expect(checkCertificateRegion(certificateArn, 'us-east-1')).toHaveLength(1);
    expect(checkCertificateRegion(certificateArn, 'us-west-2')).toEqual([]);
    expect(checkCertificateRegion(certificateArn, undefined)).toEqual([]);
    expect(checkCertificateRegion(undefined, 'us-east-1')).toEqual([]);
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
