import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { projectFile } from '../../lib/settings/project-file';
import { readSettings } from '../../lib/settings/settings';
import type { Settings } from '../../lib/settings/settings-schema';
import { stackId } from '../../lib/settings/stack-id';
import { WebhookStack } from '../../lib/webhook-stack';

/** The `context` of `cdk.json`: the feature flags decide what a template looks like. */
export function cdkJsonContext(): Record<string, unknown> {
  return JSON.parse(readFileSync(projectFile('cdk.json'), 'utf8')).context;
}

/** The settings that `overrides` give, as `-c key=value` would. */
export function settingsWith(overrides: Record<string, unknown> = {}): Settings {
  const result = readSettings(overrides);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.settings;
}

/** The stack, with nothing bundled. */
export function buildStack(overrides: Record<string, unknown> = {}): WebhookStack {
  const settings = settingsWith(overrides);
  const app = new App({ context: { ...cdkJsonContext(), 'aws:cdk:bundling-stacks': [] } });
  return new WebhookStack(app, stackId(settings), settings);
}

/** The template of the stack. */
export function synthesise(overrides: Record<string, unknown> = {}): Template {
  return Template.fromStack(buildStack(overrides));
}
