import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFile } from '../../../lib/settings/project-file';

const FOLDERS = ['bin', 'cli', 'lambdas', 'lib', 'local', 'test'];
const DEPENDENCY_CRUISER = projectFile('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
    readonly totalCruised: number;
    readonly totalDependenciesCruised: number;
  };
}

function cruise(directory: string, folders: readonly string[]): Cruise {
  const options = ['--config', projectFile('.dependency-cruiser.mjs'), '--output-type', 'json'];
  // It exits with the number of violations, and says that it misses a compiler which TypeScript 7 is not.
  const { stdout, stderr } = spawnSync(process.execPath, [DEPENDENCY_CRUISER, ...options, ...folders], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Cruise;
}

/** Folders that import each other, directly or through others; a folder and one inside of it too. */
function folderCircles({ modules }: Cruise): readonly string[] {
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [dirname(source), dirname(resolved)];
      if (from !== to && !resolved.includes('node_modules'))
        imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  const reachedFrom = (folder: string, reached = new Set<string>()): ReadonlySet<string> => {
    for (const next of imports.get(folder) ?? []) if (!reached.has(next)) reachedFrom(next, reached.add(next));
    return reached;
  };
  return [...imports.keys()].filter((folder) => reachedFrom(folder).has(folder)).sort();
}

/** Places of imports inside of types, which dependency-cruiser does not see with swc: `import type` says the same. */
function importsInTypes(directory: string, folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(directory, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return files.filter(
    (file) =>
      /^(?!.*node_modules).*\.m?ts$/.test(file) &&
      /(?<!\bawait )\bimport\s*\(/.test(readFileSync(join(directory, file), 'utf8')),
  );
}

test('imports run one way, and neither files nor folders import each other in a circle', () => {
  const whole = cruise(projectFile('.'), FOLDERS);
  const { violations, totalCruised, totalDependenciesCruised } = whole.summary;
  expect(importsInTypes(projectFile('.'), FOLDERS)).toEqual([]);
  expect(folderCircles(whole)).toEqual([]);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  expect(totalCruised).toBeGreaterThan(500);
  expect(totalDependenciesCruised).toBeGreaterThan(2 * totalCruised);
});

test('an import upwards, a circle of files and one of folders are found, though they import types only', () => {
  const directory = mkdtempSync(join(tmpdir(), 'structure-'));
  const files = {
    'tsconfig.json': '{}',
    'lambdas/shared/a.ts': "import type { B } from './b';\nexport type A = B;",
    'lambdas/shared/b.ts': "import type { A } from './a';\nexport type B = A;",
    'lambdas/ingest/c.ts': "import type { D } from '../processor/d';\nexport type C = D;",
    'lambdas/processor/d.ts': "import { up } from '../../lib/up';\nexport const d = up;\nexport type D = typeof d;",
    'lib/up.ts': 'export const up = 1;',
    'lib/one/e.ts': "import { f } from '../two/f';\nexport const e = f;",
    'lib/two/f.ts': 'export const f = 1;',
    'lib/two/g.ts': "import { h } from '../one/h';\nexport const g = h;",
    'lib/one/h.ts': 'export const h = 1;',
    'lib/three/k.ts': "import { l } from './inner/l';\nexport const k = l;",
    'lib/three/inner/l.ts': 'export const l = 1;',
    'lib/three/inner/m.ts': "import { n } from '../n';\nexport const m = n;",
    'lib/three/n.ts': 'export const n = 1;',
    'cli/dlq/i.ts': "import { j } from '../tail/j';\nexport const i = j;",
    'cli/tail/j.ts': 'export const j = 1;',
    'lambdas/shared/o.ts': `export type O = ${'import'}('../../lib/up').Up;`,
    'lambdas/shared/p.ts': `export type P = typeof ${'import'}('../../lib/up').up;`,
    'cli/q.ts': "export const q = await import('../lib/up');",
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  try {
    expect(importsInTypes(directory, ['lambdas', 'lib', 'cli']).sort()).toEqual([
      'lambdas/shared/o.ts',
      'lambdas/shared/p.ts',
    ]);
    const planted = cruise(directory, ['lambdas', 'lib', 'cli']);
    expect([...new Set(planted.summary.violations.map(({ rule }) => rule.name))].sort()).toEqual([
      'commands-are-apart',
      'functions-are-apart',
      'lambdas-imports-downwards',
      'no-circle-of-files',
    ]);
    expect(folderCircles(planted)).toEqual(['lib/one', 'lib/three', 'lib/three/inner', 'lib/two']);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test('at the top are the eight folders', () => {
  const made = new Set(['node_modules', 'cdk.out', 'coverage']);
  const folders = readdirSync(projectFile('.'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !made.has(entry.name))
    .map(({ name }) => name);
  expect(folders.sort()).toEqual(['bin', 'cli', 'docs', 'lambdas', 'lib', 'local', 'postman', 'test']);
});

test('every export of what ships and of what people type has a doc comment', () => {
  const files = ['bin', 'cli', 'lambdas', 'lib', 'local'].flatMap((folder) =>
    readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const bare = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const lines = readFileSync(projectFile(file), 'utf8').split('\n');
      return lines.filter(
        (line, at) =>
          /^export (async |abstract )*(function|class|const|interface|type) /.test(line) &&
          !lines[at - 1]?.endsWith('*/'),
      );
    });
  expect(files.length).toBeGreaterThan(200);
  expect(bare).toEqual([]);
});
