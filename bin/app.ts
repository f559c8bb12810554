import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { checkReplies } from '../lib/check-replies';
import { checkCertificateRegion } from '../lib/custom-domain';
import { acknowledgeNagFindings } from '../lib/nag-acknowledgements';
import { projectFile } from '../lib/project-file';
import { readSettings } from '../lib/settings';
import { stackId } from '../lib/stack-id';
import { WebhookStack } from '../lib/webhook-stack';

const app = new App();
const result = readSettings(app.node.getAllContext());
const problems = [
  ...(result.ok
    ? checkCertificateRegion(result.settings.certificateArn, process.env.CDK_DEFAULT_REGION)
    : result.problems),
  ...checkReplies(projectFile('replies.json')),
];

if (result.ok && problems.length === 0) {
  acknowledgeNagFindings(new WebhookStack(app, stackId(result.settings), result.settings));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
} else {
  const list = problems.map((problem) => `  - ${problem}`).join('\n');
  process.stderr.write(`\nNothing was built. Mend this and try again:\n${list}\n\n`);
  process.exitCode = 1;
}
