import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { WantedTunnel } from './start-options';
import { TUNNEL_PROGRAMS, type TunnelProgram } from './tunnel-programs';

/** A tunnel program that is installed. */
export interface InstalledTunnel {
  readonly program: TunnelProgram;
  /** Its absolute path. */
  readonly file: string;
}

/** The tunnel program that is wanted, if it is on the `PATH` of `env`; of `any`, the first that is. */
export function findTunnel(wanted: WantedTunnel, env: NodeJS.ProcessEnv): InstalledTunnel | undefined {
  for (const program of TUNNEL_PROGRAMS) {
    if (wanted !== 'any' && wanted !== program.name) continue;
    const file = onPath(program.name, env);
    if (file !== undefined) return { program, file };
  }
  return undefined;
}

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
