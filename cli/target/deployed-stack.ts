import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  DescribeStacksCommand,
  paginateDescribeStacks,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import { type StackOutputs, stackOutputs } from '../../lib/settings/stack-outputs';
import { CommandError } from '../terminal/command';
import type { Texts } from '../texts/texts';
import { awsProblem } from './aws-error';

/** A deployed stack of ours. */
export interface DeployedStack {
  readonly outputs: StackOutputs;
  readonly region: string;
}

/**
 * Reads the outputs of a stack.
 *
 * @throws CommandError when there is none of this name, or it is not ours
 */
export async function readDeployedStack(
  stackName: string,
  options: CloudFormationClientConfig,
  texts: Texts,
): Promise<DeployedStack> {
  const client = new CloudFormationClient(options);
  try {
    const region = await client.config.region();
    const stack = await findStack(client, stackName);
    if (stack === undefined) {
      throw new CommandError('failed', texts.target.noStack(stackName, region, await stacksOfOurs(client)));
    }
    const outputs = v.safeParse(stackOutputs, outputsOf(stack));
    if (outputs.success) return { outputs: outputs.output, region };
    const missing = outputs.issues.map((issue) => v.getDotPath(issue) ?? '');
    throw new CommandError('failed', texts.target.oldStack(stackName, missing));
  } catch (error) {
    throw error instanceof CommandError ? error : awsProblem(error, texts);
  } finally {
    client.destroy();
  }
}

/** The stack of this name, or nothing. @throws what the SDK throws for another reason */
export async function findStack(
  client: Pick<CloudFormationClient, 'send'>,
  StackName: string,
): Promise<Stack | undefined> {
  try {
    return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  } catch (error) {
    // CloudFormation has no error of its own for it.
    if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/** Names of the stacks in this region that have a webhook. */
async function stacksOfOurs(client: CloudFormationClient): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    for (const stack of Stacks) {
      if ('WebhookUrl' in outputsOf(stack) && stack.StackName !== undefined) names.push(stack.StackName);
    }
  }
  return names;
}

/** Values of the outputs, by their keys. */
export function outputsOf({ Outputs = [] }: Stack): Record<string, string> {
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}
