import type { ServiceName } from '../../lambdas/shared/telemetry/metric-names';
import type { BundledPackage } from './bundled-packages';

/** What one function's bundle is made of. */
export interface BundleContents {
  readonly service: ServiceName;
  readonly packages: readonly BundledPackage[];
}

const HEADINGS = ['package', 'version', 'licence', 'bytes', 'share'];
/** Columns of text, which are aligned to the left; figures are aligned to the right. */
const TEXT_COLUMNS = 3;

/** Every bundle as a table, aligned for a terminal. */
export function textReport(bundles: readonly BundleContents[]): string {
  const tables = bundles.map((bundle) => ({ bundle, rows: [HEADINGS, ...rowsOf(bundle), totalOf(bundle)] }));
  const all = tables.flatMap(({ rows }) => rows);
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => (column < TEXT_COLUMNS ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`;
  return tables.map(({ bundle, rows }) => [titleOf(bundle), ...rows.map(line)].join('\n')).join('\n\n');
}

/** Every bundle as a table in Markdown. */
export function markdownReport(bundles: readonly BundleContents[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return bundles
    .map((bundle) =>
      [
        `**${titleOf(bundle)}**`,
        '',
        line(HEADINGS),
        line(HEADINGS.map((_, column) => (column < TEXT_COLUMNS ? '---' : '---:'))),
        ...[...rowsOf(bundle), totalOf(bundle)].map(line),
      ].join('\n'),
    )
    .join('\n\n');
}

function titleOf({ service, packages }: BundleContents): string {
  return `${service}: ${packages.length} entries, ${number(bytesIn(packages))} bytes`;
}

function rowsOf({ packages }: BundleContents): string[][] {
  const total = bytesIn(packages);
  return packages.map(({ name, version, licence, bytes }) => [
    name,
    version,
    licence,
    number(bytes),
    `${((100 * bytes) / total).toFixed(1)} %`,
  ]);
}

function totalOf({ packages }: BundleContents): string[] {
  return ['total', '', '', number(bytesIn(packages)), '100.0 %'];
}

function bytesIn(packages: readonly BundledPackage[]): number {
  return packages.reduce((sum, { bytes }) => sum + bytes, 0);
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
