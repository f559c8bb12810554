import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../postman/${file}`, import.meta.url), 'utf8'));

const locked: Readonly<Record<string, LockedPackage>> = read('package-lock.json').packages;

test('newman is locked at the version that is asked for, and its lock file names no registry', () => {
  expect(locked['node_modules/newman']?.version).toBe(read('package.json').dependencies.newman);
  expect(Object.values(locked).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test('what newman brings is checked against a SHA-512, and wants no install script', () => {
  const fetched = Object.entries(locked).filter(([path]) => path !== '');
  expect(fetched.length).toBeGreaterThan(100);
  expect(fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  expect(fetched.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});
