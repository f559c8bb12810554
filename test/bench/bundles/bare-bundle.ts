import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLED_AS_DEPLOYED } from '../../support/bundled-as-deployed';

/** Bundles the calls of the ingest function alone, as the function itself is bundled, and gives the path of the file. */
export async function bareBundle(outfile: string): Promise<string> {
  await build({
    ...BUNDLED_AS_DEPLOYED,
    entryPoints: [fileURLToPath(new URL('bare-handler.ts', import.meta.url))],
    outfile,
  });
  return outfile;
}
