import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

/** What every call of CDK is given. */
export interface CdkTarget {
  readonly stackName: string;
  readonly account: string;
  readonly region: string;
  readonly profile: string | undefined;
  /** Settings for this time, as `setting=value`. */
  readonly context: readonly string[];
}

/** The CDK command line. Each call shows its own output and gives its exit code. */
export interface Cdk {
  /** Prepares the account and region for CDK. */
  bootstrap(target: CdkTarget): Promise<number>;
  /** With `isApproved`, CDK does not ask about permissions. `outputs` are those of the stack, when it succeeded. */
  deploy(
    target: CdkTarget,
    options: { readonly isApproved: boolean },
  ): Promise<{ readonly exitCode: number; readonly outputs: Readonly<Record<string, string>> }>;
  /** Does not ask: that has been done. */
  destroy(target: CdkTarget): Promise<number>;
}

/** How CDK is run. */
export interface CdkProcess {
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  /** @default the CDK of this project, on this Node */
  readonly command?: readonly string[];
}

const outputsFile = v.record(v.string(), v.record(v.string(), v.string()));

/** The project's own CDK, in the project's folder. */
export function cdkOf({ directory, env, command = projectCdk() }: CdkProcess): Cdk {
  const run = async (args: readonly string[], target: CdkTarget): Promise<number> => {
    const [program = '', ...first] = command;
    // Ctrl-C reaches CDK too, which says what has become of the stack; we stay to hear its exit code.
    const stay = () => undefined;
    process.on('SIGINT', stay);
    const child = spawn(program, [...first, ...args, ...sharedArgs(target)], {
      cwd: directory,
      // CDK falls back to us-east-1 in silence.
      env: { ...env, AWS_REGION: target.region, AWS_DEFAULT_REGION: target.region },
      stdio: 'inherit',
    });
    const [code] = await once(child, 'close').finally(() => process.off('SIGINT', stay));
    return Number(code ?? 1);
  };
  return {
    bootstrap: (target) => run(['bootstrap', `aws://${target.account}/${target.region}`], target),
    destroy: (target) => run(['destroy', target.stackName, '--force'], target),
    deploy: async (target, { isApproved }) => {
      const folder = mkdtempSync(join(tmpdir(), 'whatz-deploy-'));
      const file = join(folder, 'outputs.json');
      try {
        const approval = isApproved ? ['--require-approval', 'never'] : [];
        const exitCode = await run(['deploy', target.stackName, ...approval, '--outputs-file', file], target);
        return { exitCode, outputs: exitCode === 0 ? outputsIn(file, target.stackName) : {} };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function sharedArgs({ context, profile, region }: CdkTarget): readonly string[] {
  return [
    ...context.flatMap((entry) => ['-c', entry]),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...['--region', region],
  ];
}

function outputsIn(file: string, stackName: string): Readonly<Record<string, string>> {
  return v.parse(outputsFile, JSON.parse(readFileSync(file, 'utf8')))[stackName] ?? {};
}

/** The CDK that package.json asks for, on this Node. */
export function projectCdk(): readonly [string, string] {
  return [process.execPath, createRequire(import.meta.url).resolve('aws-cdk/bin/cdk')];
}
