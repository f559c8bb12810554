import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareLambdaNode } from '../e2e/lambda-node';
import { openCache } from '../e2e/workspace';

/** Path of the Node that the functions are deployed for; where it can't be had, of the one that runs this. Tells which. */
export async function nodeOfLambda(tell: (text: string) => void): Promise<string> {
  const { folder, description } = await prepareLambdaNode(openCache());
  tell(`  on ${description}`);
  return join(folder, 'node');
}

/** What this Node calls itself, such as `v24.1.0`. */
export async function versionOf(node: string): Promise<string> {
  return (await promisify(execFile)(node, ['--version'])).stdout.trim();
}
