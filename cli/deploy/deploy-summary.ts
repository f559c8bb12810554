import { monthlyCostOf } from '../../lib/cost/monthly-cost';
import type { Problem } from '../../lib/settings/problem';
import type { Terminal } from '../terminal/command';
import { labelledRows } from '../terminal/labelled-rows';
import { problemList } from '../terminal/problem-line';
import type { Texts } from '../texts/texts';
import type { FoundStack, Identity } from './cloud';
import type { Fit } from './fit-concurrency';
import type { Project } from './project';

/** What is told before anything is deployed. */
export interface DeployPlan {
  readonly identity: Identity;
  readonly project: Project;
  /** The stack that is there. */
  readonly stack: FoundStack | undefined;
  readonly fit: Fit;
  /** The log role of API Gateway in this account and region. */
  readonly apiLogRole: string | undefined;
  /** What is worth a look in `replies.json`. */
  readonly warnings: readonly Problem[];
}

/** What CDK deletes, and deploys anew. */
export const UNUSABLE = new Set(['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED']);

/** Says where it goes, what it costs, and what it changes of the account. */
export function summarise(plan: DeployPlan, { write, paint, texts }: Terminal): void {
  const { identity, project, stack, fit } = plan;
  const { deploy: told, deployment: shared } = texts;
  const { settings, stackName } = project;
  const role = replacedRole(plan);
  const rows = [
    [shared.account, `${identity.account}  ${paint('dim', identity.arn)}`],
    [shared.region, identity.region],
    [shared.stack, `${stackName}  ${paint('dim', stateOf(stack, told))}`],
    [told.cost, told.costs(monthlyCostOf(settings))],
    [told.alarms, settings.alarmEmail ?? paint('yellow', told.nobodyIsTold)],
    [told.lambda, fit.account === undefined ? told.concurrencyUnknown : told.concurrency(fit.account)],
    ...(role === undefined ? [] : [[told.apiLogs, paint('yellow', told.logRoleReplaced(role))] as const]),
  ] as const;
  for (const line of ['', ...labelledRows(rows, (label) => paint('dim', label)), '']) write(line);
  if (plan.warnings.length > 0) {
    write(paint('yellow', `${shared.worthALook}\n${problemList(plan.warnings, texts.problems)}`));
    write('');
  }
  if (fit.account === undefined || fit.processorConcurrency === undefined) return;
  write(paint('yellow', told.concurrencyIsLow(fit.account, fit.processorConcurrency, quotaPageOf(identity.region))));
  write('');
}

/** CDK deletes what a failed first deploy has left, and starts anew. */
function stateOf(stack: FoundStack | undefined, texts: Texts['deploy']): string {
  if (stack === undefined) return texts.isNew;
  return UNUSABLE.has(stack.status) ? texts.isLeftover(stack.status) : texts.isUpdate(stack.status);
}

/** The role that a new stack puts another in the place of. An update leaves it as it is, and so does a stack's own. */
function replacedRole({ apiLogRole, stack, project }: DeployPlan): string | undefined {
  const isNew = stack === undefined || UNUSABLE.has(stack.status);
  const isOurs = apiLogRole?.split('/').at(-1)?.startsWith(`${project.stackName}-`);
  return isNew && !isOurs ? apiLogRole : undefined;
}

/** Where more concurrent executions are asked for. */
function quotaPageOf(region: string): string {
  return `https://${region}.console.aws.amazon.com/servicequotas/home/services/lambda/quotas/L-B99A9384`;
}
