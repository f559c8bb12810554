import type { Metafile } from 'esbuild';
import type { LockedPackage } from './locked-packages';

/** What a bundle has of one package. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression. */
  readonly licence: string;
  /** After minification. */
  readonly bytes: number;
}

/** A package of a bundle that package-lock.json does not have, or not with version and licence: nobody can tell what it is. */
export class UnknownPackageError extends Error {
  readonly code = 'UNKNOWN_PACKAGE';

  constructor(readonly folder: string) {
    super(`${folder} is in a bundle, and package-lock.json does not have its version and licence.`);
    this.name = 'UnknownPackageError';
  }
}

/** Stands for our own files. */
export const OURS = 'this repository';
/** Stands for what no file has brought along: what esbuild puts in between, and the banner. */
export const GLUE = 'esbuild (glue code)';

const FOLDER_OF_PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const NODE_MODULES = 'node_modules/';

/**
 * The packages in the bundle that `metafile` is about, the largest first.
 *
 * @throws UnknownPackageError
 */
export function bundledPackages(
  metafile: Metafile,
  locked: Readonly<Record<string, LockedPackage>>,
): readonly BundledPackage[] {
  const bytesOf = new Map<string, number>();
  const outputs = Object.entries(metafile.outputs).filter(([file]) => !file.endsWith('.map'));
  for (const [, { bytes, inputs }] of outputs) {
    let left = bytes;
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = FOLDER_OF_PACKAGE.exec(file)?.[0] ?? OURS;
      bytesOf.set(folder, (bytesOf.get(folder) ?? 0) + bytesInOutput);
      left -= bytesInOutput;
    }
    bytesOf.set(GLUE, (bytesOf.get(GLUE) ?? 0) + left);
  }
  return [...bytesOf]
    .map(([folder, bytes]) => ({ ...identityOf(folder, locked), bytes }))
    .sort((one, other) => other.bytes - one.bytes);
}

function identityOf(folder: string, locked: Readonly<Record<string, LockedPackage>>): Omit<BundledPackage, 'bytes'> {
  const lockedAt = folder === OURS ? '' : folder === GLUE ? `${NODE_MODULES}esbuild` : folder;
  const { version, license } = locked[lockedAt] ?? {};
  if (version === undefined || license === undefined) throw new UnknownPackageError(folder);
  const name = folder.slice(folder.lastIndexOf(NODE_MODULES) + NODE_MODULES.length);
  return { name: lockedAt === folder ? name : folder, version, licence: license };
}
