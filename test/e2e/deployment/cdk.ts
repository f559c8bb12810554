import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AwsEndpoint, trusted } from './aws-endpoint';
import { runProgram } from './run-program';
import { type PatchedTemplate, patchTemplate } from './template-patches';
import { isolatedEnvironment, type Workspace } from './workspace';

/** A stage of its own, should the endpoint hold another. */
const STAGE = 'e2e';
/** Name of the stack that is deployed. */
export const STACK_NAME = `WhatzWebhook-${STAGE}`;

/** The stack of this test, for `./whatz deploy` and CDK. */
const CONTEXT = ['-c', `stage=${STAGE}`];

/** CDK, and the two commands that users run around it. */
export class Cdk {
  readonly #workspace: Workspace;
  readonly #assembly: string;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#assembly = join(workspace.temporary, 'cdk.out');
  }

  /** Synthesises the stack with this send API, and patches the template. */
  async synthesise(sendApiUrl: string): Promise<PatchedTemplate> {
    const options = ['--output', this.#assembly, ...CONTEXT, '-c', `sendApiUrl=${sendApiUrl}`];
    await this.#cdk(['synth', '--quiet', ...options], isolatedEnvironment(this.#workspace));
    const file = join(this.#assembly, `${STACK_NAME}.template.json`);
    const patched = patchTemplate(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, JSON.stringify(patched.template, null, 1));
    return patched;
  }

  async bootstrap({ environment }: AwsEndpoint): Promise<void> {
    await this.#cdk(['bootstrap', '--app', this.#assembly], environment);
  }

  /** `./whatz deploy`. Gives what it printed. @throws DeploymentTestError when it ends with another code than 0 */
  deploy(endpoint: AwsEndpoint): Promise<string> {
    return this.#whatz(['deploy', '--yes'], endpoint);
  }

  /** `./whatz destroy`, as {@link deploy}. */
  destroy(endpoint: AwsEndpoint): Promise<string> {
    return this.#whatz(['destroy', '--yes', STACK_NAME], endpoint);
  }

  #whatz(command: readonly string[], { environment }: AwsEndpoint): Promise<string> {
    // CDK takes the assembly that was patched instead of the app in cdk.json.
    const env = { ...environment, CDK_APP: this.#assembly, ...trusted(environment) };
    return this.#run(['./whatz', ...command, ...CONTEXT], env);
  }

  #cdk(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
    return this.#run(['npx', '--no-install', 'cdk', ...args, '--no-color', '--ci'], env);
  }

  #run(command: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
    const { project: cwd, programLog: logFile } = this.#workspace;
    return runProgram(command, { cwd, env, logFile });
  }
}
