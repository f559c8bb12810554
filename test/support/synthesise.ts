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
  const app = new App({
    context: { ...cdkJsonContext(), 'aws:cdk:bundling-stacks': [] },
    treeMetadata: false,
    // Only printed, so that no test would see what it says; `cdk synth --strict` stops at it.
    builtinCloudFormationValidation: false,
  });
  return new WebhookStack(app, stackId(settings), settings);
}

const templates = new Map<string, Template>();

/** The template of the stack. The same one for the same overrides: nobody changes it. */
export function synthesise(overrides: Record<string, unknown> = {}): Template {
  const key = JSON.stringify(overrides);
  const template = templates.get(key) ?? Template.fromStack(buildStack(overrides));
  templates.set(key, template);
  return template;
}
