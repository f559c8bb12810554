import { fileURLToPath } from 'node:url';

/** Absolute path of a file named from the top of the repository, whatever the working directory is. */
export function projectFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
