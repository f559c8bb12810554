import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const SHARED = fileURLToPath(new URL('../../postman', import.meta.url));
const NEWMAN = `${FOLDER}/node_modules/newman`;
const COLLECTION = `${SHARED}/whatzmeapi-webhook.postman_collection.json`;

/** The environment that people import; a run of newman gets a copy with values. */
export const ENVIRONMENT_FILE = `${SHARED}/whatzmeapi-webhook.postman_environment.json`;

/** What a run of the collection came to. */
export interface NewmanRun {
  readonly exitCode: number;
  /** Names of the requests of which at least one test failed. */
  readonly failed: readonly string[];
}

/** Installs newman by its lock file when that version is not there yet. @throws when npm fails */
export async function prepareNewman(): Promise<void> {
  if (installedVersion() === wantedVersion()) return;
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'inherit' });
  const [code] = await once(npm, 'close');
  if (code !== 0) throw new Error(`npm ci in ${FOLDER} ended with ${code}`);
}

/**
 * Runs the collection with the environment in `environmentFile`: secrets are in a file, because everybody on the machine
 * can see a command line. `reportFile` is written with what happened. `isShown` passes newman's own output on.
 */
export async function runNewman(
  environmentFile: string,
  reportFile: string,
  { isShown }: { readonly isShown: boolean },
): Promise<NewmanRun> {
  const reporters = ['--reporters', isShown ? 'cli,json' : 'json', '--reporter-json-export', reportFile];
  const args = ['run', COLLECTION, '--environment', environmentFile, '--timeout-request', '30000', ...reporters];
  const newman = spawn(process.execPath, [`${NEWMAN}/bin/newman.js`, ...args], {
    stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    // Its dependencies call what Node has deprecated; that is no news about the collection.
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const output = [newman.stdout, newman.stderr].map((stream) => (stream ? text(stream) : ''));
  const [code] = await once(newman, 'close');
  if (!existsSync(reportFile)) throw new Error(`newman ended with ${code}\n${(await Promise.all(output)).join('')}`);
  return { exitCode: Number(code ?? 1), failed: failedIn(JSON.parse(readFileSync(reportFile, 'utf8'))) };
}

function failedIn({ run }: { readonly run: { readonly failures: readonly { source?: { name?: string } }[] } }) {
  return [...new Set(run.failures.map(({ source }) => source?.name ?? 'unknown'))];
}

function installedVersion(): unknown {
  try {
    return JSON.parse(readFileSync(`${NEWMAN}/package.json`, 'utf8')).version;
  } catch {
    return undefined;
  }
}

function wantedVersion(): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/package-lock.json`, 'utf8')).packages['node_modules/newman'].version;
}
