import type { BuildOptions } from 'esbuild';
import {
  BUNDLE_MAIN_FIELDS,
  BUNDLE_TARGET,
  CREDENTIALS_OF_A_WORKSTATION,
  REQUIRE_BANNER,
} from '../../lib/constructs/bundle-options';

/** What esbuild is told where a bundle must be like those that `lib/constructs/node-function.ts` has CDK make. */
export const BUNDLED_AS_DEPLOYED = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: BUNDLE_TARGET,
  mainFields: BUNDLE_MAIN_FIELDS,
  minify: true,
  external: CREDENTIALS_OF_A_WORKSTATION,
  banner: { js: REQUIRE_BANNER },
  logLevel: 'warning',
} as const satisfies BuildOptions;
