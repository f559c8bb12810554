import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder that outlives a run, so that downloads happen once. */
export interface Cache {
  /** Top of the repository. */
  readonly project: string;
  /** The folder: the emulator, a Node, the logs of the last run. Git ignores it. */
  readonly cache: string;
  /** Output of every program that was run. */
  readonly programLog: string;
}

/** Folders and logs of one run. */
export interface Workspace extends Cache {
  /** Folder that {@link Workspace.close} removes. */
  readonly temporary: string;
  /** Output of the emulator. */
  readonly emulatorLog: string;
  /** Removes `temporary`; the cache stays. */
  close(): void;
}

/** Opens the cache, and creates it in the first run. */
export function openCache(): Cache {
  const project = fileURLToPath(new URL('../../..', import.meta.url));
  const cache = join(project, '.build', 'deployment-test');
  mkdirSync(cache, { recursive: true });
  return { project, cache, programLog: join(cache, 'programs.log') };
}

/** Creates a temporary folder, and deletes the logs of the run before. */
export function openWorkspace(): Workspace {
  const { project, cache, programLog } = openCache();
  const emulatorLog = join(cache, 'emulator.log');
  for (const log of [programLog, emulatorLog]) rmSync(log, { force: true });
  // Outside the project: its package.json would make the emulator's CommonJS files ES modules.
  const temporary = mkdtempSync(join(tmpdir(), 'whatz-deployment-'));
  for (const folder of ['home', 'tmp']) mkdirSync(join(temporary, folder));
  return {
    project,
    cache,
    temporary,
    programLog,
    emulatorLog,
    close: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/**
 * Environment in which no AWS account can be reached: invented credentials, and a home of its own, because the CDK caches account
 * ids there. No other variable of the person who runs it is passed on.
 */
export function isolatedEnvironment({ temporary }: Workspace): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: join(temporary, 'home'),
    TMPDIR: join(temporary, 'tmp'),
    LANG: 'C.UTF-8',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_NO_WARNINGS: '1',
    NO_COLOR: '1',
  };
}

/** The region that everything is deployed to. */
export const REGION = 'us-east-1';
