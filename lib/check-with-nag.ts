import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgeNagFindings } from './nag-acknowledgements';
import type { Settings } from './settings/settings-schema';

/** Has both packs of cdk-nag look at `stack` when `app` is synthesised: what they find and nobody acknowledged stops it. */
export function checkWithNag(app: App, stack: Stack, settings: Settings): void {
  acknowledgeNagFindings(stack, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
