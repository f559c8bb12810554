import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { trusted } from './aws-endpoint';
import { STACK_NAME } from './cdk';
import type { Deployment } from './deployment';
import { openCache } from './workspace';

/** How a command of the operator ended. */
export interface WhatzResult {
  readonly code: number | null;
  /** Standard output. */
  readonly out: string;
  /** Standard error. */
  readonly errors: string;
}

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs `./whatz <args>` against the deployed stack, with `input` on its standard input. */
export async function whatz({ endpoint }: Deployment, args: readonly string[], input = ''): Promise<WhatzResult> {
  const child = spawn(process.execPath, ['bin/whatz.mjs', ...args], {
    cwd: PROJECT,
    env: {
      ...endpoint.environment,
      WHATZ_STACK: STACK_NAME,
      ...trusted(endpoint.environment),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const result = { out: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    result.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    result.errors += chunk;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  appendFileSync(openCache().programLog, `$ whatz ${args.join(' ')}\n${result.out}${result.errors}exit code ${code}\n`);
  return { code, ...result };
}

/** The same for a command that must end well; gives its output. @throws with what it said when it does not */
export async function whatzOk(deployment: Deployment, args: readonly string[], input = ''): Promise<string> {
  const { code, out, errors } = await whatz(deployment, args, input);
  if (code !== 0) throw new Error(`whatz ${args.join(' ')} ended with ${code}:\n${out}${errors}`);
  return out;
}
