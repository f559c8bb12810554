import { App } from 'aws-cdk-lib';
import { problemList } from '../cli/terminal/problem-line';
import { terminalLanguage } from '../cli/terminal/terminal-language';
import { textsIn } from '../cli/texts/texts';
import { checkWithNag } from '../lib/check-with-nag';
import { checkReplies } from '../lib/settings/check-replies';
import { checkCertificateRegion } from '../lib/settings/custom-domain';
import { projectFile } from '../lib/settings/project-file';
import { readSettings } from '../lib/settings/settings';
import { stackId } from '../lib/settings/stack-id';
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
  const { settings } = result;
  checkWithNag(app, new WebhookStack(app, stackId(settings), settings), settings);
} else {
  const texts = textsIn(terminalLanguage(process.env));
  process.stderr.write(`\n${texts.deployment.nothingBuilt}\n${problemList(problems, texts.problems)}\n\n`);
  process.exitCode = 1;
}
