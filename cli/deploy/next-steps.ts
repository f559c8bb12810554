import type { Texts } from '../texts/texts';
import type { DeployOptions } from './deploy-options';
import type { Project } from './project';

/** What is left to do after a deploy, a line or two each, with commands that find this very stack. */
export function nextSteps(
  { settings, stackName }: Project,
  options: Pick<DeployOptions, 'profile' | 'region'>,
  env: NodeJS.ProcessEnv,
  texts: Texts,
): readonly string[] {
  const whatz = (command: string) => whatzCommand(command, stackName, options, env);
  const steps = [
    texts.deploy.pasteStep(whatz('secrets show')),
    texts.deploy.tokenStep(whatz('secrets set send-token')),
    ...(settings.alarmEmail === undefined ? [] : [texts.deploy.emailStep(settings.alarmEmail)]),
    texts.deploy.checkStep(whatz('doctor')),
  ];
  return steps.map((step, index) => `  ${index + 1}. ${step}`);
}

/** The stack is always named, because a local run that is up would come first. */
function whatzCommand(
  command: string,
  stackName: string,
  { profile, region }: Pick<DeployOptions, 'profile' | 'region'>,
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
