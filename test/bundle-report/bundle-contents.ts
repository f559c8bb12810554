import { SERVICE_NAMES } from '../../lambdas/shared/telemetry/metric-names';
import { buildBundle } from './build-bundle';
import { bundledPackages } from './bundled-packages';
import { readLockedPackages } from './locked-packages';
import type { BundleContents } from './report-table';

/** Bundles both functions and tells what is in each. */
export async function bundleContents(): Promise<readonly BundleContents[]> {
  const locked = readLockedPackages();
  return Promise.all(
    SERVICE_NAMES.map(async (service) => ({
      service,
      packages: bundledPackages((await buildBundle(service)).metafile, locked),
    })),
  );
}
