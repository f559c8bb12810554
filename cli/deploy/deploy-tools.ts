import { checkReplies, type RepliesCheck } from '../../lib/settings/check-replies';
import { projectFile } from '../../lib/settings/project-file';
import type { Texts } from '../texts/texts';
import { type Cdk, cdkOf } from './cdk';
import { type Cloud, type CloudOptions, openCloud } from './cloud';
import { readCdkJson } from './project';

/** What `deploy` and `destroy` reach outside of this process. */
export interface DeployTools {
  readonly openCloud: (options: CloudOptions) => Cloud;
  readonly cdk: Cdk;
  /** Text of `cdk.json`. @throws CommandError when it cannot be read */
  readonly readCdkJson: (texts: Texts) => string;
  /** What is wrong with `replies.json`, or worth a look. */
  readonly checkReplies: () => RepliesCheck;
}

/** AWS, and the CDK and the files of this project. */
export const DEPLOY_TOOLS: DeployTools = {
  openCloud,
  cdk: cdkOf({ directory: projectFile('.'), env: process.env }),
  readCdkJson: (texts) => readCdkJson(projectFile('cdk.json'), texts),
  checkReplies: () => checkReplies(projectFile('replies.json')),
};
