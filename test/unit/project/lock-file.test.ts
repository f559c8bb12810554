import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly deprecated?: string;
  readonly inBundle?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

const lock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const paths = new Set(Object.keys(lock.packages));

/** Where Node would look for `name` from the package at `path`. */
function isLocked(path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (paths.has(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`)) return true;
    if (folder === '') return false;
  }
}

test('the lock file has the binaries of every platform, or npm ci fails there', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
  expect(paths.has('node_modules/@esbuild/darwin-arm64')).toBe(true);
});

test('the lock file names no registry', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

/**
 * They would build or check binaries that they have as optional packages, or bring along themselves. Each works without;
 * before one is added here, try it: `npm ci`, `npm run check`, `npm test`, `npm start`.
 */
const WANT_AN_INSTALL_SCRIPT = ['@parcel/watcher', '@swc/core', 'classic-level', 'esbuild', 'unrs-resolver'];

test('npm runs no package’s install script, and those who would like one are known to work without', () => {
  const npmrc = readFileSync(new URL('../../../.npmrc', import.meta.url), 'utf8');
  expect(npmrc.split('\n')).toContain('ignore-scripts=true');
  const wanting = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(wanting.map(([path]) => path.replace(/^.*node_modules\//, '')).sort()).toEqual(WANT_AN_INSTALL_SCRIPT);
});

test('every package is checked against a SHA-512 when it is installed, those inside of another one with it', () => {
  const fetched = Object.entries(lock.packages).filter(([path, { inBundle }]) => path !== '' && !inBundle);
  expect(fetched.length).toBeGreaterThan(300);
  expect(fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

// npm writes the notice of the registry into the lock file. A registry that tells nothing of it proves nothing.
test('no package is known to be deprecated', () => {
  expect(Object.entries(lock.packages).filter(([, { deprecated }]) => deprecated !== undefined)).toEqual([]);
});

test('we name every package in one exact version', () => {
  const { dependencies, devDependencies } = lock.packages[''] ?? {};
  const versions = Object.values({ ...dependencies, ...devDependencies });
  expect(versions).not.toEqual([]);
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
