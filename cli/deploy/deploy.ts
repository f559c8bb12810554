import { type Command, CommandError, type Terminal } from '../terminal/command';
import { confirm } from '../terminal/confirm';
import type { Texts } from '../texts/texts';
import type { CdkTarget } from './cdk';
import type { Cloud } from './cloud';
import { parseDeployOptions, wantedRegion } from './deploy-options';
import { summarise, UNUSABLE } from './deploy-summary';
import { DEPLOY_TOOLS, type DeployTools } from './deploy-tools';
import { fitConcurrency } from './fit-concurrency';
import { nextSteps, type Owner } from './next-steps';
import { type Project, readProject, requireRegion } from './project';
import { subscribeOwner } from './subscribe-owner';

/** Deploys the stack, after it has looked at what a newcomer forgets, and says what to do next. */
export const deploy = (tools = DEPLOY_TOOLS): Command => ({
  name: 'deploy',
  run: async (args, terminal) => {
    const { texts, env } = terminal;
    const options = parseDeployOptions(args, texts);
    const { problems, warnings } = tools.checkReplies();
    const source = { cdkJson: tools.readCdkJson(texts), context: options.context, problems };
    const project = readProject(source, texts);
    const region = wantedRegion(options, env);
    const cloud = tools.openCloud({ profile: options.profile, region, texts });
    const identity = await cloud.identity();
    requireRegion(project, identity.region, texts);
    const { account, region: usedRegion } = identity;
    const { profile } = options;
    const stack = await cloud.findStack(project.stackName);
    const fit = fitConcurrency(await orUnknown(cloud.concurrency()), project.settings, options.context);
    const apiLogRole = await orUnknown(cloud.apiLogRole());
    summarise({ identity, project, stack, fit, apiLogRole, warnings }, terminal);
    const context = [...options.context, ...fit.context];
    const target = { stackName: project.stackName, account, region: usedRegion, profile, context };
    const step = { target, isApproved: options.yes, terminal, tools, texts: texts.deploy };
    if (!(await isBootstrapped(cloud, step))) return 1;
    if (!step.isApproved && !(await confirm(texts.deploy.question, terminal))) {
      terminal.write(texts.deploy.notDone);
      return 1;
    }
    const outputs = await deployStack(step);
    if (outputs === undefined) return 1;
    const owner = await ownerOf(project, outputs, cloud);
    tell(outputs, nextSteps(project, owner, options, env, texts), terminal);
    return 0;
  },
});

type Outputs = Readonly<Record<string, string>>;

interface Step {
  readonly target: CdkTarget;
  readonly isApproved: boolean;
  readonly terminal: Terminal;
  readonly tools: DeployTools;
  readonly texts: Texts['deploy'];
}

const BOOTSTRAP_STACK = 'CDKToolkit';
/** What CDK's own templates ask for since 2021. */
const LEAST_BOOTSTRAP_VERSION = 6;

/** Prepares account and region for CDK where that has not been done, if the person agrees. */
async function isBootstrapped(cloud: Cloud, step: Step): Promise<boolean> {
  const { target, isApproved, terminal, tools, texts } = step;
  const stack = await cloud.findStack(BOOTSTRAP_STACK);
  if (stack !== undefined && UNUSABLE.has(stack.status)) {
    throw new CommandError('failed', texts.bootstrapBroken(stack.status, target.region));
  }
  const version = Number(stack?.outputs.BootstrapVersion ?? 0);
  if (version >= LEAST_BOOTSTRAP_VERSION) return true;
  terminal.write(texts.notBootstrapped(target.account, target.region));
  if (!isApproved && !(await confirm(texts.bootstrapQuestion, terminal))) {
    terminal.write(texts.bootstrapYourself(target.account, target.region));
    return false;
  }
  const exitCode = await tools.cdk.bootstrap(target);
  if (exitCode === 0) return true;
  terminal.writeError(terminal.texts.deployment.cdkFailed(exitCode, BOOTSTRAP_STACK, target.region));
  return false;
}

/** The outputs of the stack; undefined when CDK has failed. */
async function deployStack({ target, isApproved, terminal, tools }: Step): Promise<Outputs | undefined> {
  const { exitCode, outputs } = await tools.cdk.deploy(target, { isApproved });
  if (exitCode === 0) return outputs;
  const { cdkFailed } = terminal.texts.deployment;
  terminal.writeError(`\n${cdkFailed(exitCode, target.stackName, target.region)}`);
  return undefined;
}

async function ownerOf({ settings }: Project, outputs: Outputs, cloud: Cloud): Promise<Owner | undefined> {
  const { alarmEmail: address } = settings;
  const { AlarmTopicArn: topicArn } = outputs;
  if (address === undefined || topicArn === undefined) return undefined;
  return { address, topicArn, state: await subscribeOwner(cloud, topicArn, address) };
}

function tell({ WebhookUrl, DomainTarget, DashboardUrl }: Outputs, then: readonly string[], terminal: Terminal): void {
  const { deploy: texts } = terminal.texts;
  const lines = [
    ...['', terminal.paint('bold', texts.deployed), ''],
    ...(WebhookUrl ? [texts.webhookUrl(terminal.paint('cyan', WebhookUrl))] : []),
    ...(DomainTarget ? [texts.domainTarget(DomainTarget)] : []),
    ...(DashboardUrl ? [texts.dashboard(DashboardUrl)] : []),
    ...['', terminal.paint('bold', texts.next), ...then, ''],
  ];
  for (const line of lines) terminal.write(line);
}

/** What this person may not read does not keep anybody from deploying. */
async function orUnknown<T>(read: Promise<T>): Promise<T | undefined> {
  return read.catch((error: unknown) => {
    if (error instanceof CommandError) return undefined;
    throw error;
  });
}
