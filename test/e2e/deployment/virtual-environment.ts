import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../../lib/settings/project-file';
import { DeploymentTestError } from './deployment-test-error';
import { runProgram } from './run-program';
import type { Workspace } from './workspace';

/** The emulator, the newest that was tried with this test, and all that it needs. */
const REQUIREMENTS = projectFile('test/e2e/deployment/requirements.txt');
/** Without a hash, or with another than that of the file, nothing is installed. */
const INSTALL_OPTIONS = ['--quiet', '--no-input', '--disable-pip-version-check', '--require-hashes'];
const ASK_VERSION = "import importlib.metadata as m; import hypercorn; print(m.version('ministack'))";

const NO_PYTHON = `The emulator needs Python 3.10 or later, and python3 was not found. Install it
(Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python; Windows: use WSL), name another one with
PYTHON=/path/to/python3, or give the endpoint of an emulator that is running with AWS_ENDPOINT_URL=http://127.0.0.1:4566.`;

const NO_ENVIRONMENT = `Python can make no virtual environment with pip in it. Install what is missing
(Debian, Ubuntu: apt install python3-venv; others: python3 -m pip install virtualenv) and try again.`;

/**
 * Python with the emulator in it: made once, in a virtual environment of the project's own, and found again by later runs.
 *
 * @returns the path of the environment's Python
 * @throws DeploymentTestError that says what to install
 */
export async function prepareEmulator(workspace: Workspace): Promise<string> {
  const folder = join(workspace.cache, 'python');
  const python = join(folder, 'bin', 'python');
  const requirements = readFileSync(REQUIREMENTS, 'utf8');
  const emulatorVersion = /^ministack==(\S+)/m.exec(requirements)?.[1];
  if (outputOf(python, ['-c', ASK_VERSION]) === emulatorVersion) return python;
  const base = process.env.PYTHON || 'python3';
  if (outputOf(base, ['-c', 'import sys; print(sys.version_info >= (3, 10))']) !== 'True') {
    throw new DeploymentTestError(NO_PYTHON);
  }
  const pip = await createEnvironment(base, folder, workspace);
  await run([...pip, 'install', ...INSTALL_OPTIONS, '-r', REQUIREMENTS], workspace).catch((error: Error) => {
    throw new DeploymentTestError(
      `ministack ${emulatorVersion} can't be installed; pip must reach PyPI, or an index of yours.\n${error.message}`,
    );
  });
  return python;
}

/** Debian ships Python without what `venv` needs for pip, so there are three ways. Gives the command that runs pip. */
async function createEnvironment(base: string, folder: string, workspace: Workspace): Promise<string[]> {
  const inside = join(folder, 'bin', 'python');
  const ways = [
    { create: [base, '-m', 'venv', folder], pip: [inside, '-m', 'pip'] },
    { create: [base, '-m', 'virtualenv', folder], pip: [inside, '-m', 'pip'] },
    { create: [base, '-m', 'venv', '--without-pip', folder], pip: [base, '-m', 'pip', '--python', inside] },
  ];
  const problems: string[] = [];
  for (const { create, pip } of ways) {
    rmSync(folder, { recursive: true, force: true });
    try {
      await run(create, workspace);
      await run([...pip, '--version'], workspace);
      return pip;
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new DeploymentTestError(`${NO_ENVIRONMENT}\n${problems.join('\n')}`);
}

/** With the person's own environment, which says where packages come from. */
function run(command: readonly string[], { project, programLog }: Workspace): Promise<string> {
  return runProgram(command, { cwd: project, env: process.env, logFile: programLog });
}

function outputOf(program: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
