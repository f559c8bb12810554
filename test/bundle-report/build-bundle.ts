import { build, type Metafile } from 'esbuild';
import type { ServiceName } from '../../lambdas/shared/telemetry/metric-names';
import { projectFile } from '../../lib/settings/project-file';
import { BUNDLED_AS_DEPLOYED } from '../support/bundled-as-deployed';

/** A function's bundle, and what esbuild says of it. */
export interface Bundle {
  readonly code: Uint8Array;
  readonly metafile: Metafile;
}

/** Name of the file that Lambda loads; its source map has the same with `.map`. */
const FILE_NAME = 'index.mjs';

/**
 * Bundles a function as `lib/constructs/node-function.ts` has CDK do it, in memory. CDK keeps what esbuild says of a bundle
 * only inside the asset that is deployed, so this one is made beside it; `test/infra/bundle.test.ts` shows that the two are
 * the same, byte for byte.
 */
export async function buildBundle(service: ServiceName): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...BUNDLED_AS_DEPLOYED,
    absWorkingDir: projectFile('.'),
    entryPoints: [`lambdas/${service}/handler.ts`],
    outfile: FILE_NAME,
    write: false,
    metafile: true,
    sourcemap: true,
    sourcesContent: false,
  });
  const file = outputFiles.find(({ path }) => path.endsWith(FILE_NAME));
  if (file === undefined) throw new Error(`esbuild has made no ${FILE_NAME} of ${service}`);
  return { code: file.contents, metafile };
}
