import { App } from 'aws-cdk-lib';
import { problemList } from '../cli/terminal/problem-line';
import { terminalLanguage } from '../cli/terminal/terminal-language';
import { textsIn } from '../cli/texts/texts';
import { checkWithNag } from '../lib/check-with-nag';
import { checkReplies } from '../lib/settings/check-replies';
import { checkCertificateRegion } from '../lib/settings/custom-domain';
import type { Problem } from '../lib/settings/problem';
import { projectFile } from '../lib/settings/project-file';
import { readSettings } from '../lib/settings/settings';
import { stackId } from '../lib/settings/stack-id';
import { WebhookStack } from '../lib/webhook-stack';

const app = new App();
const replies = checkReplies(projectFile('replies.json'));
const texts = textsIn(terminalLanguage(process.env));
const result = readSettings(app.node.getAllContext());
const problems = [
  ...(result.ok
    ? checkCertificateRegion(result.settings.certificateArn, process.env.CDK_DEFAULT_REGION)
    : result.problems),
  ...replies.problems,
];

if (result.ok && problems.length === 0) {
  const { settings } = result;
  if (replies.warnings.length > 0) tell(texts.deployment.worthALook, replies.warnings);
  checkWithNag(app, new WebhookStack(app, stackId(settings), settings), settings);
} else {
  tell(texts.deployment.nothingBuilt, problems);
  process.exitCode = 1;
}

function tell(heading: string, told: readonly Problem[]): void {
  process.stderr.write(`\n${heading}\n${problemList(told, texts.problems)}\n\n`);
}
