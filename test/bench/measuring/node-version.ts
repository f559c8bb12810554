import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What this Node calls itself, such as `v24.1.0`. */
export async function versionOf(node: string): Promise<string> {
  return (await promisify(execFile)(node, ['--version'])).stdout.trim();
}
