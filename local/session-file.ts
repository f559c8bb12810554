import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { stackOutputs } from '../lib/settings/stack-outputs';

const session = v.object({
  pid: v.number(),
  sendsToPeople: v.boolean(),
  /** What a deployed stack would say of itself. */
  outputs: stackOutputs,
  /** Where the stand-ins for AWS are. */
  endpoints: v.object({ sqs: v.string(), secretsManager: v.string() }),
  /** What they admit; this file is its owner's alone. */
  accessKeyId: v.string(),
});

/** What the command line needs to reach a local run that is up, and to know whether its replies leave this machine. */
export type LocalSession = v.InferOutput<typeof session>;

/** Where the session file of a project directory is. Git ignores it. */
export function sessionFileIn(directory: string): string {
  return join(directory, '.whatz', 'local.json');
}

/** Puts `value` in front of the sessions of the runs that are up. Its owner alone can read the file. */
export async function addSession(file: string, value: LocalSession): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await replace(file, [value, ...(await readSessions(file))], value.pid);
}

/** The sessions of the runs that are up, the latest first. Those of a process that is gone are left out. */
export async function readSessions(file: string): Promise<readonly LocalSession[]> {
  try {
    const parsed = v.safeParse(v.array(session), JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output.filter(({ pid }) => isUp(pid)) : [];
  } catch {
    return [];
  }
}

/** Takes the session of process `pid` out. The file goes with the last one. */
export async function removeSession(file: string, pid: number): Promise<void> {
  const others = (await readSessions(file)).filter((other) => other.pid !== pid);
  if (others.length === 0) await rm(file, { force: true });
  else await replace(file, others, pid);
}

async function replace(file: string, sessions: readonly LocalSession[], pid: number): Promise<void> {
  const draft = `${file}.${pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, `${JSON.stringify(sessions, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
}

function isUp(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Signal 0 only asks; of a process that is another user's the answer is EPERM.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
