import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is kept from run to run. */
export interface Cache {
  /** Top of the repository. */
  readonly project: string;
  /** Ignored by git: the emulator, a Node, the logs of the last run. */
  readonly cache: string;
  /** Output of every program that was run. */
  readonly programLog: string;
}

/** Where the test keeps its things. */
export interface Workspace extends Cache {
  /** Of this run alone. */
  readonly temporary: string;
  /** Output of the emulator. */
  readonly emulatorLog: string;
  /** Removes what is of this run alone. */
  close(): void;
}

/** Makes the folder of what is kept. */
export function openCache(): Cache {
  const project = fileURLToPath(new URL('../../..', import.meta.url));
  const cache = join(project, '.build', 'deployment-test');
  mkdirSync(cache, { recursive: true });
  return { project, cache, programLog: join(cache, 'programs.log') };
}

/** Makes the folders, and forgets the logs of the run before. */
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
 * Environment in which no AWS account can be reached: a home of its own, where the CDK also keeps its memory of account
 * ids, and credentials that are none. Nothing else of the person's environment is passed on.
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
