import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { projectFile } from '../../../lib/settings/project-file';

/**
 * Writes the ingest function into `outdir` file by file, with its packages in `node_modules`, and gives the path of its
 * entry: the same code as it would be deployed without a bundler.
 */
export async function unbundledIngest(outdir: string): Promise<string> {
  const folders = ['lambdas/ingest', 'lambdas/shared'].map(projectFile);
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints: folders.flatMap((folder) => filesIn(folder)),
    outbase: projectFile('lambdas'),
    outdir,
    bundle: true,
    packages: 'external',
    plugins: [everyFileOnItsOwn],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'package.json'), '{ "type": "module" }');
  symlinkSync(projectFile('node_modules'), join(outdir, 'node_modules'));
  return join(outdir, 'ingest/handler.js');
}

function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

/** Leaves imports of our own files as they are, with the extension that Node wants. */
const everyFileOnItsOwn: Plugin = {
  name: 'every-file-on-its-own',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: `${path}.js`, external: true },
    );
  },
};
