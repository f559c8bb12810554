import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { projectFile } from '../../lib/settings/project-file';

const lockFile = v.object({
  packages: v.record(v.string(), v.object({ version: v.optional(v.string()), license: v.optional(v.string()) })),
});

/** Version and licence of a package, as package-lock.json has them. */
export type LockedPackage = v.InferOutput<typeof lockFile>['packages'][string];

/** What package-lock.json has, by the folder that npm puts it into, such as `node_modules/jose`. */
export function readLockedPackages(): Readonly<Record<string, LockedPackage>> {
  return v.parse(lockFile, JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8'))).packages;
}
