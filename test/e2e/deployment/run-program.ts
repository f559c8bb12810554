import { appendFileSync } from 'node:fs';
import { DeploymentTestError } from './deployment-test-error';
import { startGroup } from './process-group';

const LINES_SHOWN = 40;

/** How a program is run. */
export interface ProgramOptions {
  /** The whole environment: nothing else is passed on. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** File that its output is appended to. */
  readonly logFile: string;
}

/**
 * Runs a program to its end and gives its output.
 *
 * @throws DeploymentTestError with the last lines of the output when it can't be started or fails
 */
export async function runProgram(command: readonly string[], options: ProgramOptions): Promise<string> {
  const { cwd, env } = options;
  const child = startGroup(command, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const problem = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? null : `ended with ${signal ?? code}`));
  });
  appendFileSync(options.logFile, `$ ${command.join(' ')}\n${output}\n`);
  if (problem === null) return output;
  const tail = output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
  throw new DeploymentTestError(`${command.join(' ')}: ${problem}\n${tail}`);
}
