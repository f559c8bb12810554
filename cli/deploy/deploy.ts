import { monthlyCostOf } from '../../lib/cost/monthly-cost';
import { type Command, CommandError, type Terminal } from '../terminal/command';
import { confirm } from '../terminal/confirm';
import { labelledRows } from '../terminal/labelled-rows';
import type { Texts } from '../texts/texts';
import type { CdkTarget } from './cdk';
import type { Cloud, FoundStack, Identity } from './cloud';
import { parseDeployOptions, wantedRegion } from './deploy-options';
import { DEPLOY_TOOLS, type DeployTools } from './deploy-tools';
import { nextSteps } from './next-steps';
import { type Project, readProject, requireRegion } from './project';

/** Deploys the stack, after it has looked at what a newcomer forgets, and says what to do next. */
export const deploy = (tools = DEPLOY_TOOLS): Command => ({
  name: 'deploy',
  run: async (args, terminal) => {
    const { texts, env } = terminal;
    const options = parseDeployOptions(args, texts);
    const source = { cdkJson: tools.readCdkJson(texts), context: options.context, problems: tools.checkReplies() };
    const project = readProject(source, texts);
    const region = wantedRegion(options, env);
    const cloud = tools.openCloud({ profile: options.profile, region, texts });
    const identity = await cloud.identity();
    requireRegion(project, identity.region, texts);
    const { account, region: usedRegion } = identity;
    const { context, profile } = options;
    const target = { stackName: project.stackName, account, region: usedRegion, profile, context };
    summarise(identity, project, await cloud.findStack(project.stackName), terminal);
    const step = { target, isApproved: options.yes, terminal, tools, texts: texts.deploy };
    if (!(await isBootstrapped(cloud, step))) return 1;
    if (!step.isApproved && !(await confirm(texts.deploy.question, terminal))) {
      terminal.write(texts.deploy.notDone);
      return 1;
    }
    return deployStack(step, nextSteps(project, options, env, texts));
  },
});

interface Step {
  readonly target: CdkTarget;
  readonly isApproved: boolean;
  readonly terminal: Terminal;
  readonly tools: DeployTools;
  readonly texts: Texts['deploy'];
}

function summarise(
  { account, arn, region }: Identity,
  { settings, stackName }: Project,
  stack: FoundStack | undefined,
  { write, paint, texts }: Terminal,
): void {
  const { deploy: told, deployment: shared } = texts;
  const cost = monthlyCostOf(settings);
  const rows = [
    [shared.account, `${account}  ${paint('dim', arn)}`],
    [shared.region, region],
    [shared.stack, `${stackName}  ${paint('dim', stateOf(stack, told))}`],
    [told.cost, told.costs(cost)],
    [told.alarms, settings.alarmEmail ?? paint('yellow', told.nobodyIsTold)],
  ] as const;
  for (const line of ['', ...labelledRows(rows, (label) => paint('dim', label)), '']) write(line);
}

/** CDK deletes what a failed first deploy has left, and starts anew. */
function stateOf(stack: FoundStack | undefined, texts: Texts['deploy']): string {
  if (stack === undefined) return texts.isNew;
  return UNUSABLE.has(stack.status) ? texts.isLeftover(stack.status) : texts.isUpdate(stack.status);
}

const BOOTSTRAP_STACK = 'CDKToolkit';
/** What CDK's own templates ask for since 2021. */
const LEAST_BOOTSTRAP_VERSION = 6;
const UNUSABLE = new Set(['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED']);

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

async function deployStack({ target, isApproved, terminal, tools, texts }: Step, then: readonly string[]) {
  const { exitCode, outputs } = await tools.cdk.deploy(target, { isApproved });
  if (exitCode !== 0) {
    const { cdkFailed } = terminal.texts.deployment;
    terminal.writeError(`\n${cdkFailed(exitCode, target.stackName, target.region)}`);
    return 1;
  }
  const { WebhookUrl, DomainTarget, DashboardUrl } = outputs;
  const lines = [
    ...['', terminal.paint('bold', texts.deployed), ''],
    ...(WebhookUrl ? [texts.webhookUrl(terminal.paint('cyan', WebhookUrl))] : []),
    ...(DomainTarget ? [texts.domainTarget(DomainTarget)] : []),
    ...(DashboardUrl ? [texts.dashboard(DashboardUrl)] : []),
    ...['', terminal.paint('bold', texts.next), ...then, ''],
  ];
  for (const line of lines) terminal.write(line);
  return 0;
}
