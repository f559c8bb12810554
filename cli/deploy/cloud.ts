import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { readSubscriptions, type Subscriptions } from '../target/alarm-subscriptions';
import { inWords } from '../target/aws-error';
import { findStack, outputsOf } from '../target/deployed-stack';
import { countMessages } from '../target/queue-count';
import type { Texts } from '../texts/texts';

/** Who calls AWS, and where. */
export interface Identity {
  readonly account: string;
  readonly region: string;
  readonly arn: string;
}

/** A stack that is there. */
export interface FoundStack {
  /** Such as `CREATE_COMPLETE`. */
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Whether CloudFormation refuses to delete it. */
  readonly isProtected: boolean;
}

/** AWS, as far as `deploy` and `destroy` look at it. Every call throws a CommandError that says what to do. */
export interface Cloud {
  identity(): Promise<Identity>;
  findStack(name: string): Promise<FoundStack | undefined>;
  /** Lets a stack be deleted. */
  unprotect(name: string): Promise<void>;
  /** Messages on a queue: those that wait, are being handled, or are delayed. */
  countMessages(queueUrl: string): Promise<number>;
  /** Lambda functions that may run at a time in the account. */
  concurrency(): Promise<number | undefined>;
  /** ARN of the role that API Gateway writes logs with, for every API of the account and region; undefined: none. */
  apiLogRole(): Promise<string | undefined>;
  /** Who is subscribed to a topic. */
  subscriptions(topicArn: string): Promise<Subscriptions>;
  /** Asks an address to confirm that it wants to be told. */
  subscribe(topicArn: string, address: string): Promise<void>;
}

/** Which credentials and region are used; both are looked for where the AWS command line looks when they are undefined. */
export interface CloudOptions {
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly texts: Texts;
}

/** The SDK's clients, as far as they are used. */
export interface CloudClients {
  readonly sts: Pick<STSClient, 'send'> & { readonly config: { readonly region: () => Promise<string> } };
  readonly cloudFormation: Pick<CloudFormationClient, 'send'>;
  readonly sqs: Pick<SQSClient, 'send'>;
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly apiGateway: Pick<APIGatewayClient, 'send'>;
  readonly sns: SNSClient;
}

/** AWS itself. */
export function openCloud({ profile, region, texts }: CloudOptions): Cloud {
  const options = { ...(profile && { profile }), ...(region && { region }) };
  const clients = {
    sts: new STSClient(options),
    cloudFormation: new CloudFormationClient(options),
    sqs: new SQSClient(options),
    lambda: new LambdaClient(options),
    apiGateway: new APIGatewayClient(options),
    sns: new SNSClient(options),
  };
  return cloudOver(clients, texts);
}

/** AWS over these clients. */
export function cloudOver(clients: CloudClients, texts: Texts): Cloud {
  const { sts, cloudFormation, sqs, lambda, apiGateway, sns } = clients;
  const told = inWords(texts);
  return {
    identity: async () => {
      const region = await sts.config.region().catch(told);
      const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({})).catch(told);
      return { account: Account, region, arn: Arn };
    },
    findStack: async (name) => {
      const stack = await findStack(cloudFormation, name).catch(told);
      if (stack === undefined) return undefined;
      const { StackStatus: status = '', EnableTerminationProtection: isProtected = false } = stack;
      return { status, outputs: outputsOf(stack), isProtected };
    },
    unprotect: async (StackName) => {
      const command = new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false });
      await cloudFormation.send(command).catch(told);
    },
    countMessages: (queueUrl) => countMessages(sqs, queueUrl).catch(told),
    concurrency: async () => {
      const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({})).catch(told);
      return AccountLimit?.ConcurrentExecutions;
    },
    apiLogRole: async () => (await apiGateway.send(new GetAccountCommand({})).catch(told)).cloudwatchRoleArn,
    subscriptions: (topicArn) => readSubscriptions(sns, topicArn).catch(told),
    subscribe: async (TopicArn, Endpoint) => {
      await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint })).catch(told);
    },
  };
}
