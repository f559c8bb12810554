import { readFileSync } from 'node:fs';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../postman/${file}`, import.meta.url), 'utf8'));

test('newman is locked at the version that is asked for, and its lock file names no registry', () => {
  const locked: Readonly<Record<string, { version: string; resolved?: string }>> = read('package-lock.json').packages;

  expect(locked['node_modules/newman']?.version).toBe(read('package.json').dependencies.newman);
  expect(Object.values(locked).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
