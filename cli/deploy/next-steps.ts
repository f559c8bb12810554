import { subscribeLine } from '../target/alarm-subscriptions';
import type { Texts } from '../texts/texts';
import type { StackOptions } from './deploy-options';
import type { Project } from './project';
import type { OwnerState } from './subscribe-owner';

/** How it stands with the address that alarms are sent to, after a deploy. */
export interface Owner {
  readonly address: string;
  readonly topicArn: string;
  readonly state: OwnerState;
}

/** What is left to do after a deploy, a line or two each, with commands that find this very stack. */
export function nextSteps(
  { stackName }: Project,
  owner: Owner | undefined,
  options: Pick<StackOptions, 'profile' | 'region'>,
  env: NodeJS.ProcessEnv,
  texts: Texts,
): readonly string[] {
  const whatz = (command: string) => whatzCommand(command, stackName, options, env);
  const steps = [
    texts.deploy.pasteStep(whatz('secrets show')),
    texts.deploy.tokenStep(whatz('secrets set send-token')),
    ...(owner === undefined ? [] : ownerStep(owner, texts.deploy)),
    texts.deploy.checkStep(whatz('doctor')),
  ];
  return steps.map((step, index) => `  ${index + 1}. ${step}`);
}

function ownerStep({ address, topicArn, state }: Owner, texts: Texts['deploy']): readonly string[] {
  switch (state) {
    case 'confirmed':
      return [];
    case 'pending':
      return [texts.emailStep(address)];
    case 'asked-again':
      return [texts.askedAgainStep(address)];
    case 'not-seen':
      return [texts.notSeenStep(address, subscribeLine(topicArn, address))];
  }
}

/** The stack is always named, because a local run that is up would come first. */
function whatzCommand(
  command: string,
  stackName: string,
  { profile, region }: Pick<StackOptions, 'profile' | 'region'>,
  env: NodeJS.ProcessEnv,
): string {
  // It reads neither our options nor this variable of CDK's.
  const where = region || (env.AWS_REGION ? undefined : env.AWS_DEFAULT_REGION);
  return [
    ...(profile ? [`AWS_PROFILE=${profile}`] : []),
    `./whatz ${command} --stack ${stackName}`,
    ...(where ? [`--region ${where}`] : []),
  ].join(' ');
}
