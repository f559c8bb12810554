import type { ServiceName } from '../../lambdas/shared/telemetry/metric-names';
import { buildBundle } from './build-bundle';
import { bundledPackages } from './bundled-packages';
import { readLockedPackages } from './locked-packages';
import type { BundleContents } from './report-table';

const SERVICES: readonly ServiceName[] = ['ingest', 'processor'];

/** Bundles both functions and tells what is in each. */
export async function bundleContents(): Promise<readonly BundleContents[]> {
  const locked = readLockedPackages();
  return Promise.all(
    SERVICES.map(async (service) => ({
      service,
      packages: bundledPackages((await buildBundle(service)).metafile, locked),
    })),
  );
}
