import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { AwsEndpoint } from './aws-endpoint';
import { runProgram } from './run-program';
import { type PatchedTemplate, patchTemplate } from './template-patches';
import { isolatedEnvironment, type Workspace } from './workspace';

/** A stage of its own, should the endpoint hold another. */
const STAGE = 'e2e';
/** Name of the stack that is deployed. */
export const STACK_NAME = `WhatzWebhook-${STAGE}`;

const outputsSchema = v.object({
  WebhookUrl: v.string(),
  WebhookSecretArn: v.string(),
  InboundCredentialArn: v.string(),
  QueueUrl: v.string(),
  DeadLetterQueueUrl: v.string(),
});

/** The outputs of the stack that a user works with. */
export type StackOutputs = v.InferOutput<typeof outputsSchema>;

/** The project's own CDK command line, as users run it. */
export class Cdk {
  readonly #workspace: Workspace;
  readonly #assembly: string;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#assembly = join(workspace.temporary, 'cdk.out');
  }

  /** Synthesises the stack with this send API, and patches the template. */
  async synthesise(sendApiUrl: string): Promise<PatchedTemplate> {
    const context = ['-c', `stage=${STAGE}`, '-c', `sendApiUrl=${sendApiUrl}`];
    await this.#run(['synth', '--quiet', '--output', this.#assembly, ...context], isolatedEnvironment(this.#workspace));
    const file = join(this.#assembly, `${STACK_NAME}.template.json`);
    const patched = patchTemplate(JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, JSON.stringify(patched.template, null, 1));
    return patched;
  }

  async bootstrap(endpoint: AwsEndpoint): Promise<void> {
    await this.#run(['bootstrap', '--app', this.#assembly], endpoint.environment);
  }

  async deploy(endpoint: AwsEndpoint): Promise<StackOutputs> {
    const file = join(this.#workspace.temporary, 'outputs.json');
    const options = ['--app', this.#assembly, '--require-approval', 'never', '--outputs-file', file];
    await this.#run(['deploy', STACK_NAME, ...options], endpoint.environment);
    return v.parse(outputsSchema, JSON.parse(readFileSync(file, 'utf8'))[STACK_NAME]);
  }

  async destroy(endpoint: AwsEndpoint): Promise<void> {
    await this.#run(['destroy', STACK_NAME, '--app', this.#assembly, '--force'], endpoint.environment);
  }

  async #run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    const { project: cwd, programLog: logFile } = this.#workspace;
    await runProgram(['npx', '--no-install', 'cdk', ...args, '--no-color', '--ci'], { cwd, env, logFile });
  }
}
