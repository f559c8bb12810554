import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  test('is told before anything is deployed, in the language of the terminal', () => {
    const { status, stderr } = runApp(domain, { CDK_DEFAULT_REGION: 'mx-central-1', LANG: 'es_MX.UTF-8' });
    expect(status).toBe(1);
    expect(stderr).toContain('No se construyó nada. Corrige esto e intenta otra vez:');
    expect(stderr).toContain('certificateArn: el certificado está en us-west-2 y el stack va a mx-central-1');
  });

  test('is no problem in its own region, nor while the region is unknown', () => {
    expect(checkCertificateRegion(certificateArn, 'us-east-1')).toHaveLength(1);
    expect(checkCertificateRegion(certificateArn, 'us-west-2')).toEqual([]);
    expect(checkCertificateRegion(certificateArn, undefined)).toEqual([]);
    expect(checkCertificateRegion(undefined, 'us-east-1')).toEqual([]);
  });
});
