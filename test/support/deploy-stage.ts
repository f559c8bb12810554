import { DescribeStacksCommand, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import type { Cdk, CdkTarget } from '../../cli/deploy/cdk';
import { type CloudClients, type CloudOptions, cloudOver } from '../../cli/deploy/cloud';
import type { DeployTools } from '../../cli/deploy/deploy-tools';
import type { Command } from '../../cli/terminal/command';
import { runCommandLine } from '../../cli/terminal/run-command-line';
import type { Problem } from '../../lib/settings/problem';
import { fakeTerminal } from './fake-terminal';

/** A stack as CloudFormation describes it. */
export interface FakeStack {
  readonly status: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly isProtected?: boolean;
}

/** What the command meets. Everything is well by default: signed in, bootstrapped, nothing deployed. */
export interface DeployStage {
  readonly args?: readonly string[];
  /** What the person types, question by question; `undefined`: there is nobody to ask. */
  readonly answers?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly language?: 'en' | 'es';
  readonly whatz?: Readonly<Record<string, unknown>>;
  readonly cdkJson?: string;
  readonly repliesProblems?: readonly Problem[];
  readonly repliesWarnings?: readonly Problem[];
  readonly stacks?: Readonly<Record<string, FakeStack>>;
  /** Thrown by every call to AWS. */
  readonly awsError?: Error;
  /** Messages by the URL of their queue; another queue cannot be looked at. */
  readonly queues?: Readonly<Record<string, number>>;
  /** Functions that may run at a time in the account. @default 1000 */
  readonly concurrency?: number | 'not allowed';
  /** ARN of the log role of API Gateway. @default none */
  readonly apiLogRole?: string;
  /** ARNs of the subscriptions of the alarm topic, by their address. `not allowed`: nobody may look. @default none */
  readonly subscriptions?: Readonly<Record<string, string>> | 'not allowed';
  /** Exit codes of CDK. */
  readonly exitCodes?: Partial<Record<keyof Cdk, number>>;
}

/** A call of CDK. */
export interface CdkCall {
  readonly command: keyof Cdk;
  readonly target: CdkTarget;
  readonly isApproved?: boolean;
}

/** What the command did. */
export interface DeployScene {
  readonly exitCode: number;
  readonly out: string;
  readonly errors: string;
  readonly questions: readonly string[];
  readonly cdkCalls: readonly CdkCall[];
  readonly cloudOptions: readonly CloudOptions[];
  /** Addresses that SNS was asked to subscribe. */
  readonly subscribed: readonly string[];
  /** Stacks that were let be deleted. */
  readonly unprotected: readonly string[];
}

/** The topic of alarms of the stack. */
export const ALARM_TOPIC_ARN = 'arn:aws:sns:us-east-1:123456789012:alarms';

/** What `cdk bootstrap` leaves. */
export const BOOTSTRAPPED = { CDKToolkit: { status: 'CREATE_COMPLETE', outputs: { BootstrapVersion: '30' } } };

/** Runs `deploy` or `destroy` against fake SDK clients and a fake CDK. */
export async function play(command: (tools: DeployTools) => Command, stage: DeployStage = {}): Promise<DeployScene> {
  const { args = [], answers = [], env = { AWS_REGION: 'us-east-1' }, language = 'en', exitCodes = {} } = stage;
  const cdkCalls: CdkCall[] = [];
  const cloudOptions: CloudOptions[] = [];
  const subscribed: string[] = [];
  const unprotected: string[] = [];
  const terminal = fakeTerminal({ answers, env, language });
  const made = command({
    openCloud: (options) => {
      cloudOptions.push(options);
      return cloudOver(fakeClients(stage, options.region, { subscribed, unprotected }), options.texts);
    },
    cdk: fakeCdk(exitCodes, cdkCalls),
    readCdkJson: () => stage.cdkJson ?? JSON.stringify({ context: { whatz: stage.whatz ?? {} } }),
    checkReplies: () => ({ problems: stage.repliesProblems ?? [], warnings: stage.repliesWarnings ?? [] }),
  });
  const exitCode = await runCommandLine([made.name, ...args], [{ name: made.name, load: async () => made }], terminal);
  const { out, errors, questions } = terminal;
  return {
    exitCode,
    out: out.join('\n'),
    errors: errors.join('\n'),
    questions,
    cdkCalls,
    cloudOptions,
    subscribed,
    unprotected,
  };
}

function fakeCdk(exitCodes: Partial<Record<keyof Cdk, number>>, calls: CdkCall[]): Cdk {
  const call = (command: keyof Cdk, target: CdkTarget, more: { readonly isApproved?: boolean } = {}) => {
    calls.push({ command, target, ...more });
    return exitCodes[command] ?? 0;
  };
  return {
    bootstrap: async (target) => call('bootstrap', target),
    destroy: async (target) => call('destroy', target),
    deploy: async (target, options) => {
      const exitCode = call('deploy', target, options);
      const outputs = {
        WebhookUrl: 'https://api.example.com/v1/webhooks/whatz',
        DashboardUrl: 'https://dashboard',
        AlarmTopicArn: ALARM_TOPIC_ARN,
      };
      return { exitCode, outputs: exitCode === 0 ? outputs : {} };
    },
  };
}

interface Changes {
  readonly subscribed: string[];
  readonly unprotected: string[];
}

function fakeClients(stage: DeployStage, region: string | undefined, { subscribed, unprotected }: Changes) {
  const { stacks = BOOTSTRAPPED, queues = {}, awsError, concurrency = 1_000, apiLogRole } = stage;
  const send =
    (answer: (command: { readonly input: Record<string, unknown> }) => unknown) =>
    async (command: { readonly input: Record<string, unknown> }) => {
      if (awsError) throw awsError;
      return answer(command);
    };
  return {
    sts: {
      config: {
        region: async () => {
          if (region === undefined) throw new Error('Region is missing');
          return region;
        },
      },
      send: send(() => ({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/ana' })),
    },
    cloudFormation: {
      send: send((command) => {
        const name = String(command.input.StackName);
        if (command instanceof UpdateTerminationProtectionCommand) return unprotected.push(name);
        if (!(command instanceof DescribeStacksCommand)) throw new Error('not expected');
        return { Stacks: [describedStack(stacks, name)] };
      }),
    },
    lambda: {
      send: send(() => {
        if (concurrency === 'not allowed') throw denied();
        return { AccountLimit: { ConcurrentExecutions: concurrency } };
      }),
    },
    apiGateway: { send: send(() => ({ cloudwatchRoleArn: apiLogRole })) },
    sns: fakeTopic(stage, subscribed),
    sqs: { send: send(({ input }) => ({ Attributes: queueAttributes(queues, String(input.QueueUrl)) })) },
  } as unknown as CloudClients;
}

function describedStack(stacks: Readonly<Record<string, FakeStack>>, name: string) {
  const stack = stacks[name];
  if (stack === undefined) {
    throw Object.assign(new Error(`Stack with id ${name} does not exist`), { name: 'ValidationError' });
  }
  const Outputs = Object.entries(stack.outputs ?? {}).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  return { StackStatus: stack.status, Outputs, EnableTerminationProtection: stack.isProtected };
}

function queueAttributes(queues: Readonly<Record<string, number>>, url: string) {
  const count = queues[url];
  if (count === undefined) throw denied();
  return { ApproximateNumberOfMessages: String(count - 1), ApproximateNumberOfMessagesDelayed: '1' };
}

/** A client that pages as the SDK's does. */
function fakeTopic({ subscriptions = {} }: DeployStage, subscribed: string[]): SNSClient {
  const client = new SNSClient({ region: 'us-east-1' });
  client.send = (async (command: { readonly input: Record<string, unknown> }) => {
    if (subscriptions === 'not allowed') throw denied();
    if (command instanceof SubscribeCommand) subscribed.push(String(command.input.Endpoint));
    const listed = Object.entries(subscriptions).map(([Endpoint, SubscriptionArn]) => ({ Endpoint, SubscriptionArn }));
    return { Subscriptions: listed };
  }) as unknown as typeof client.send;
  return client;
}

function denied(): Error {
  return Object.assign(new Error('not allowed'), { name: 'AccessDenied' });
}
