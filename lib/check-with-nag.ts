import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgeNagFindings } from './nag-acknowledgements';

/** Has both packs of cdk-nag look at `stack` when `app` is synthesised: what they find and nobody acknowledged stops it. */
export function checkWithNag(app: App, stack: Stack): void {
  acknowledgeNagFindings(stack);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
