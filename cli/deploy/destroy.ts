import { type Command, CommandError, type Terminal } from '../terminal/command';
import { labelledRows } from '../terminal/labelled-rows';
import type { CdkTarget } from './cdk';
import type { Cloud, FoundStack } from './cloud';
import { parseDestroyOptions, wantedRegion } from './deploy-options';
import { DEPLOY_TOOLS } from './deploy-tools';
import { readProject } from './project';

/** Removes the stack, after it has said what is lost and what stays, and the stack's name was typed. */
export const destroy = (tools = DEPLOY_TOOLS): Command => ({
  name: 'destroy',
  run: async (args, terminal) => {
    const { texts, env } = terminal;
    const { context, profile, yes, ...options } = parseDestroyOptions(args, texts);
    const { stackName } = readProject({ cdkJson: tools.readCdkJson(texts), context }, texts);
    if (yes !== undefined && yes !== stackName) {
      throw new CommandError('usage', texts.destroy.notThisStack(yes, stackName));
    }
    const cloud = tools.openCloud({ profile, region: wantedRegion(options, env), texts });
    const { account, region, arn } = await cloud.identity();
    const stack = await cloud.findStack(stackName);
    if (stack === undefined) throw new CommandError('failed', texts.destroy.noStack(stackName, account, region));
    const target = { stackName, account, region, profile, context };
    explain(target, arn, await remainsOf(cloud, stack), terminal);
    if (yes === undefined && !(await isNamed(stackName, terminal))) {
      terminal.write(texts.destroy.notDone);
      return 1;
    }
    if (stack.isProtected) await cloud.unprotect(stackName);
    const exitCode = await tools.cdk.destroy(target);
    if (exitCode === 0) terminal.write(texts.destroy.removed(stackName));
    else terminal.writeError(`\n${texts.deployment.cdkFailed(exitCode, stackName, region)}`);
    return exitCode === 0 ? 0 : 1;
  },
});

/** What there is to be lost, or to stay. */
interface Remains {
  /** Messages that wait; undefined is what cannot be counted. */
  readonly messages: number | undefined;
  readonly deadLetters: number | undefined;
  /** Whether queues and table outlive the stack, as it is deployed. */
  readonly isKept: boolean;
  readonly isProtected: boolean;
}

async function remainsOf(cloud: Cloud, { outputs, isProtected }: FoundStack): Promise<Remains> {
  // A count that is refused must not keep anybody from removing the stack.
  const count = async (queueUrl: string | undefined) =>
    queueUrl === undefined ? undefined : cloud.countMessages(queueUrl).catch(() => undefined);
  const [messages, deadLetters] = await Promise.all([count(outputs.QueueUrl), count(outputs.DeadLetterQueueUrl)]);
  return { messages, deadLetters, isKept: outputs.KeepsData === 'true', isProtected };
}

function explain(
  { account, region, stackName }: CdkTarget,
  arn: string,
  { messages, deadLetters, isKept, isProtected }: Remains,
  { write, paint, texts }: Terminal,
): void {
  const { destroy: told, deployment: shared } = texts;
  const rows = [
    [shared.account, `${account}  ${paint('dim', arn)}`],
    [shared.region, region],
    [shared.stack, stackName],
  ] as const;
  const data = told.data(messages, deadLetters);
  const list = (items: readonly string[]) => items.map((item) => `  - ${item}`);
  const lines = [
    '',
    ...labelledRows(rows, (label) => paint('dim', label)),
    ...['', told.panelFirst],
    ...['', paint('bold', told.lost), ...list([...(isKept ? [] : data), ...told.lostThings])],
    ...(isKept ? [] : ['', ...told.howToKeep]),
    ...['', paint('bold', told.stays), ...list([...(isKept ? data : [told.lastBackup]), ...told.stayingThings]), ''],
    ...(isProtected ? [told.isProtected, ''] : []),
  ];
  for (const line of lines) write(line);
}

async function isNamed(stackName: string, { ask, texts }: Terminal): Promise<boolean> {
  const answer = await ask(`${texts.destroy.question(stackName)} `);
  if (answer === undefined) throw new CommandError('failed', texts.destroy.nobodyToAsk(stackName));
  return answer.trim() === stackName;
}
