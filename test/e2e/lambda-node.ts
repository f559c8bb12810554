import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from './run-program';
import type { Cache } from './workspace';

/** The functions' runtime is `nodejs24.x`. */
const RUNTIME_MAJOR = 24;

/** The Node that functions run with, in the emulator and in the benchmarks. */
export interface LambdaNode {
  /** Folder to look for `node` in first. */
  readonly folder: string;
  /** What to tell about it. */
  readonly description: string;
}

/**
 * The version that the functions are deployed for, from npm when this is another one; it is made once and found again by
 * later runs. Where there is none for this machine, or no npm, the Node that runs this has to do.
 */
export async function prepareLambdaNode({ project, cache, programLog }: Cache): Promise<LambdaNode> {
  const own = { folder: dirname(process.execPath), description: `Node ${process.versions.node}, which runs this` };
  if (Number.parseInt(process.versions.node, 10) === RUNTIME_MAJOR) return own;
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join(cache, `node-${RUNTIME_MAJOR}`);
  const folder = join(prefix, 'node_modules', name, 'bin');
  const found = { folder, description: `Node ${RUNTIME_MAJOR}, from the npm package ${name}` };
  if (existsSync(join(folder, 'node'))) return found;
  const install = ['npm', 'install', '--no-save', '--no-audit', '--no-fund', '--prefix', prefix];
  try {
    await runProgram([...install, `${name}@${RUNTIME_MAJOR}`], { cwd: project, env: process.env, logFile: programLog });
    return found;
  } catch {
    return { ...own, description: `${own.description}: the npm package ${name}@${RUNTIME_MAJOR} can't be had` };
  }
}
