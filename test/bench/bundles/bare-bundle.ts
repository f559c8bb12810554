import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  BUNDLE_MAIN_FIELDS,
  BUNDLE_TARGET,
  CREDENTIALS_OF_A_WORKSTATION,
  REQUIRE_BANNER,
} from '../../../lib/constructs/bundle-options';

/** Bundles the calls of the ingest function alone, as the function itself is bundled, and gives the path of the file. */
export async function bareBundle(outfile: string): Promise<string> {
  await build({
    entryPoints: [fileURLToPath(new URL('bare-handler.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: BUNDLE_TARGET,
    mainFields: BUNDLE_MAIN_FIELDS,
    minify: true,
    external: CREDENTIALS_OF_A_WORKSTATION,
    banner: { js: REQUIRE_BANNER },
    logLevel: 'warning',
  });
  return outfile;
}
