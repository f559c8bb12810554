import { bundleContents } from '../../bundle-report/bundle-contents';
import type { BundleContents } from '../../bundle-report/report-table';

/** What may be given on with the deployed code, without conditions that a bundle would not meet. SPDX identifiers. */
const ALLOWED_LICENCES = ['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD'];

let bundles: readonly BundleContents[];
beforeAll(async () => {
  // The build stops with an error when a package is not in package-lock.json.
  bundles = await bundleContents();
});

test('both bundles are told, with what they surely have in them', () => {
  expect(bundles.map(({ service }) => service)).toEqual(['ingest', 'processor']);
  const namesIn = (index: number) => bundles[index]?.packages.map(({ name }) => name);
  expect(namesIn(0)).toEqual(expect.arrayContaining(['@aws-sdk/client-sqs', 'jose', 'this repository']));
  expect(namesIn(1)).toEqual(expect.arrayContaining(['@aws-sdk/client-sqs', 're2js', 'this repository']));
  expect(namesIn(0)).not.toContain('re2js');
});

test('no package in a bundle has a licence that is not on the list', () => {
  const all = bundles.flatMap(({ packages }) => packages);
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter(({ licence }) => !ALLOWED_LICENCES.includes(licence))).toEqual([]);
});

test('no package is in a bundle in two versions', () => {
  for (const { packages } of bundles) {
    const names = packages.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  }
});
