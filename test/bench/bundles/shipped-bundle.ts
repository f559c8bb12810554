import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { projectFile } from '../../../lib/settings/project-file';
import { readSettings } from '../../../lib/settings/settings';
import { stackId } from '../../../lib/settings/stack-id';
import { WebhookStack } from '../../../lib/webhook-stack';

/** Synthesises the stack into `outdir` and gives the path of the ingest bundle: the very file that is deployed. */
export function shippedIngestBundle(outdir: string): string {
  const { context } = JSON.parse(readFileSync(projectFile('cdk.json'), 'utf8')) as {
    readonly context: Record<string, unknown>;
  };
  const result = readSettings({});
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const stack = new WebhookStack(new App({ outdir, context }), stackId(result.settings), result.settings);
  const functions = Template.fromStack(stack).findResources('AWS::Lambda::Function');
  const ingest = Object.values(functions).find(({ Properties }) => 'WEBHOOK_SECRET_ARN' in variablesOf(Properties));
  const asset = String(ingest?.Properties.Code.S3Key).replace('.zip', '');
  return join(outdir, `asset.${asset}`, 'index.mjs');
}

function variablesOf(properties: { readonly Environment?: { readonly Variables?: object } }): object {
  return properties.Environment?.Variables ?? {};
}
