import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { stackId } from '../../lib/settings/stack-id';
import { WebhookStack } from '../../lib/webhook-stack';
import { buildBundle } from '../bundle-report/build-bundle';
import { cdkJsonContext, settingsWith } from '../support/synthesise';

const MAX_INGEST_BYTES = 480_000;

let outdir: string;
let bundles: Record<string, string>;

beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'whatz-bundle-'));
  const settings = settingsWith();
  const stack = new WebhookStack(new App({ outdir, context: cdkJsonContext() }), stackId(settings), settings);
  bundles = bundlesOf(Template.fromStack(stack));
});
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** The bundle of each function; which is which, the environment tells. */
function bundlesOf(template: Template): Record<string, string> {
  const functions = Object.values(template.findResources('AWS::Lambda::Function')).map(({ Properties }) => Properties);
  return Object.fromEntries(
    functions.map(({ Code, Environment }) => [
      'SEND_API_URL' in Environment.Variables ? 'processor' : 'ingest',
      join(outdir, `asset.${String(Code.S3Key).replace('.zip', '')}`, 'index.mjs'),
    ]),
  );
}

/** Loads the bundle in a Node process that has nothing else, calls it, and prints what it returns. */
async function call(bundle: string, event: unknown, env: Record<string, string>): Promise<unknown> {
  const script = `
    const { handler } = await import(${JSON.stringify(bundle)});
    const context = { getRemainingTimeInMillis: () => 5000 };
    const result = await handler(${JSON.stringify(event)}, context);
    process.stdout.write('result ' + JSON.stringify(result) + '\\n');
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      PATH: process.env.PATH ?? '',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      // Nothing listens there.
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      QUEUE_URL: 'http://127.0.0.1:9/queue',
      DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:9/dead-letters',
      IDEMPOTENCY_TABLE_NAME: 'table',
      STACK_NAME: 'stack',
      ...env,
    },
  });
  const line = stdout.split('\n').find((candidate) => candidate.startsWith('result '));
  return JSON.parse(line?.slice('result '.length) ?? 'null');
}

test('the ingest bundle is at most 480 kB', () => {
  expect(statSync(bundles.ingest ?? '').size).toBeLessThanOrEqual(MAX_INGEST_BYTES);
});

test.each(['ingest', 'processor'] as const)(
  'what npm run bundle:report takes apart is the %s bundle',
  async (service) => {
    const { code } = await buildBundle(service);
    expect(Buffer.from(code).equals(readFileSync(bundles[service] ?? ''))).toBe(true);
  },
);

test('source maps are shipped beside both bundles', () => {
  for (const bundle of Object.values(bundles)) {
    expect(readdirSync(join(bundle, '..')).sort()).toEqual(['index.mjs', 'index.mjs.map']);
  }
});

test('the ingest bundle runs on its own: what is not signed is 401', async () => {
  const event = { body: 'e30=', isBase64Encoded: true, multiValueHeaders: {} };
  const env = {
    AUTH: 'bearer',
    WEBHOOK_SECRET_ARN: 'arn:secret',
    INBOUND_CREDENTIAL_ARN: 'arn:credential',
    PSEUDONYM_KEY_ARN: 'arn:key',
  };
  expect(await call(bundles.ingest ?? '', event, env)).toMatchObject({
    statusCode: 401,
    body: '{"ok":false,"error":"unauthorized"}',
  });
});

test('the ingest bundle answers 503 with Retry-After while AWS cannot be reached', async () => {
  const headers = { 'x-signature': [`sha256=${'0'.repeat(64)}`] };
  const event = { body: 'e30=', isBase64Encoded: true, multiValueHeaders: headers };
  const env = { AUTH: 'none', WEBHOOK_SECRET_ARN: 'arn:secret', PSEUDONYM_KEY_ARN: 'arn:key' };
  expect(await call(bundles.ingest ?? '', event, env)).toMatchObject({
    statusCode: 503,
    headers: { 'Retry-After': '1' },
  });
});

test('the processor bundle runs on its own, with the replies in it', async () => {
  const env = { SEND_API_URL: 'http://127.0.0.1:9', SEND_TOKEN_ARN: 'arn:token' };
  expect(await call(bundles.processor ?? '', { Records: [] }, env)).toEqual({ batchItemFailures: [] });
});
