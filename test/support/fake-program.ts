import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a program called `name` into `folder`: `script` is JavaScript, as a CommonJS module. Gives its path. */
export function writeFakeProgram(folder: string, name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!${process.execPath}\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
