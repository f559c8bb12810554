import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const session = v.object({ pid: v.number(), url: v.string(), secret: v.string(), token: v.string() });

/** What the command line needs to reach the local run that is up. */
export type LocalSession = v.InferOutput<typeof session>;

/** Where the session file of a project directory is. Git ignores it. */
export function sessionFileIn(directory: string): string {
  return join(directory, '.whatz', 'local.json');
}

/** Writes the session so that its owner alone can read it; it replaces that of an earlier run. */
export async function writeSession(file: string, value: LocalSession): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${value.pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
}

/** The session of the local run, or `undefined` when there is none that can be read. */
export async function readSession(file: string): Promise<LocalSession | undefined> {
  try {
    const parsed = v.safeParse(session, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the session file, unless a later run has put its own there. */
export async function removeSession(file: string, pid: number): Promise<void> {
  const current = await readSession(file);
  if (current?.pid === pid) await rm(file, { force: true });
}
