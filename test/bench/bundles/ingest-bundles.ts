import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareBundle } from './bare-bundle';
import { shippedIngestBundle } from './shipped-bundle';
import { unbundledIngest } from './unbundled-ingest';

/** Files whose `handler` answers a webhook. */
export interface IngestBundles {
  readonly empty: string;
  /** The AWS calls of the shipped one, by the same clients, and nothing else. */
  readonly bare: string;
  readonly shipped: string;
  readonly unbundled: string;
  /** Deletes them. */
  remove(): void;
}

/** Builds, in a temporary folder, all that the benchmarks load. */
export async function buildIngestBundles(): Promise<IngestBundles> {
  const folder = mkdtempSync(join(tmpdir(), 'whatz-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, 'export const handler = async () => ({ statusCode: 200 });\n');
  return {
    empty,
    bare: await bareBundle(join(folder, 'bare.mjs')),
    shipped: shippedIngestBundle(join(folder, 'cdk.out')),
    unbundled: await unbundledIngest(join(folder, 'unbundled')),
    remove,
  };
}
