import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { isJsonObject } from '../../lambdas/shared/message/json-object';
import { readCdkContext } from '../../lib/settings/cdk-context';
import { because, type Problem, problemIn } from '../../lib/settings/problem';
import { stackId } from '../../lib/settings/stack-id';
import type { StackOutputs } from '../../lib/settings/stack-outputs';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/aws-account';
import { type LocalSession, readSessions, sessionFileIn } from '../../local/session-file';
import { CommandError, type Terminal } from '../terminal/command';
import { problemLine } from '../terminal/problem-line';
import type { Texts } from '../texts/texts';
import { readDeployedStack } from './deployed-stack';

/** Options that say what a command works with. */
export const TARGET_OPTIONS = {
  stack: { type: 'string' },
  local: { type: 'boolean' },
  region: { type: 'string' },
} as const;

/** Values of {@link TARGET_OPTIONS}. */
export interface TargetOptions {
  readonly stack?: string | undefined;
  readonly local?: boolean | undefined;
  readonly region?: string | undefined;
  /** Reaches the webhook by another address than it says, such as a proxy before it. */
  readonly url?: string | undefined;
}

/** AWS services that a command talks to. A local run has the first two. */
export type TargetService = 'sqs' | 'secretsManager' | 'cloudWatchLogs' | 'sns' | 's3';

/** What a command works with: a deployed stack, or a local run. */
export interface Target {
  /** For the person at the terminal. */
  readonly name: string;
  readonly outputs: StackOutputs;
  /** The local run, if it is one. */
  readonly localRun: LocalSession | undefined;
  /** What an SDK client of the service is made with. */
  readonly clientOptions: (service: TargetService) => {
    readonly region?: string;
    readonly endpoint?: string;
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

/**
 * Finds what to work with: the stack or the local run that is named; else the stack of `WHATZ_STACK`, the local run that is up
 * here, and the stack of `cdk.json`, whichever is first.
 *
 * @throws CommandError when it is not there, or AWS does not let us look
 */
export async function openTarget(options: TargetOptions, terminal: Terminal): Promise<Target> {
  const texts = terminal.texts.target;
  const { stack, local = false, url } = options;
  if (stack !== undefined && local) throw new CommandError('usage', texts.stackOrLocal);
  const named = stack ?? (local ? undefined : terminal.env.WHATZ_STACK || undefined);
  const [localRun] = named === undefined ? await readSessions(sessionFileIn(terminal.directory)) : [];
  if (localRun !== undefined) return reachedAt(url, localTarget(localRun, texts));
  if (local) throw new CommandError('failed', texts.noLocalRun);
  const found = named === undefined ? stackOfHere(options, terminal) : deployedTarget(named, options.region, terminal);
  return reachedAt(url, await found);
}

function reachedAt(url: string | undefined, target: Target): Target {
  return url === undefined ? target : { ...target, outputs: { ...target.outputs, WebhookUrl: url } };
}

function localTarget(session: LocalSession, texts: Texts['target']): Target {
  const endpoints: Partial<Record<TargetService, string>> = session.endpoints;
  return {
    name: texts.localRun(session.outputs.WebhookUrl),
    outputs: session.outputs,
    localRun: session,
    clientOptions: (service) => ({
      region: LOCAL_REGION,
      credentials: { ...LOCAL_CREDENTIALS, accessKeyId: session.accessKeyId },
      // An endpoint that is not there, rather than a call to AWS.
      endpoint: endpoints[service] ?? 'http://127.0.0.1:9',
    }),
  };
}

/** Nobody has named a stack: what goes wrong then may be that a local run was meant. */
async function stackOfHere(options: TargetOptions, terminal: Terminal): Promise<Target> {
  const stackName = await stackOfSettings(terminal);
  try {
    return await deployedTarget(stackName, options.region, terminal);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { fellBackTo } = terminal.texts.target;
    throw new CommandError(error.code, fellBackTo(stackName, error.message), { cause: error });
  }
}

async function deployedTarget(stackName: string, region: string | undefined, terminal: Terminal): Promise<Target> {
  const clientOptions = region === undefined ? {} : { region };
  const { outputs, region: usedRegion } = await readDeployedStack(stackName, clientOptions, terminal.texts);
  return {
    name: `${stackName} (${usedRegion})`,
    outputs,
    localRun: undefined,
    clientOptions: () => clientOptions,
  };
}

const text = v.optional(v.string(because('text')));
const stackSettings = v.object({ stage: text, line: text });

/** The stack that `cdk deploy` makes here without any option. */
async function stackOfSettings({ directory, texts }: Terminal): Promise<string> {
  const file = readCdkContext(await readFile(join(directory, 'cdk.json'), 'utf8').catch(() => '{}'));
  if (!file.ok) throw unusable(file.problems, texts);
  const { whatz = {} } = file.context;
  const where = { in: 'cdk.json', path: ['whatz'] } as const;
  if (!isJsonObject(whatz)) throw unusable([{ code: 'object', where, values: {} }], texts);
  const settings = v.safeParse(stackSettings, whatz);
  if (!settings.success) throw unusable(settings.issues.map(problemIn('settings')), texts);
  const { stage, line } = settings.output;
  return stackId({ stage: stage || 'prod', ...(line && { line }) });
}

function unusable(problems: readonly Problem[], texts: Texts): CommandError {
  return new CommandError('failed', problems.map((problem) => problemLine(problem, texts.problems)).join('\n'));
}
