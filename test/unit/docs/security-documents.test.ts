import { readFileSync } from 'node:fs';
import {
  DEAD_LETTER_RETENTION_DAYS,
  IDEMPOTENCY_RETENTION_DAYS,
  QUEUE_RETENTION_DAYS,
} from '../../../lambdas/shared/limits';
import { projectFile } from '../../../lib/settings/project-file';
import { bundleContents } from '../../bundle-report/bundle-contents';

const read = (path: string) => readFileSync(projectFile(path), 'utf8');
const matchesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, match = '']) => match);

test.each(['docs/en/security.md', 'docs/es/security.md'])('every measure of %s names what proves it', (path) => {
  const [, measures = ''] = /## (?:Measures|Medidas)\n\n(.*?)\n\n/s.exec(read(path)) ?? [];
  const rows = measures.split('\n').slice(2);
  expect(rows.length).toBeGreaterThan(25);
  expect(rows.filter((row) => !/\| `test\/[^|]+\.ts` \|$/.test(row))).toEqual([]);
});

test('docs/en/privacy.md says how long things are kept as the code does', () => {
  const rowOf = (start: string) =>
    read('docs/en/privacy.md')
      .split('\n')
      .find((row) => row.startsWith(`| ${start}`));
  expect(rowOf('queue (SQS)')).toContain(`${QUEUE_RETENTION_DAYS} days at most`);
  expect(rowOf('dead-letter queue (SQS)')).toContain(`${DEAD_LETTER_RETENTION_DAYS} days at most`);
  expect(rowOf('memory table (DynamoDB)')).toContain(`${IDEMPOTENCY_RETENTION_DAYS} days`);
});

test('docs/results/bundles.md lists what is in the bundles; npm run bundle:report -- --markdown writes it anew', async () => {
  // Not the bytes: every change of ours changes some of them.
  const listed = matchesIn(
    read('docs/results/bundles.md'),
    /^\| (\S.*? \| [\d.]+ \| [\w.-]+) \| [\d,]+ \| [\d.]+ % \|$/gm,
  );
  const bundled = (await bundleContents()).flatMap(({ packages }) =>
    packages.map(({ name, version, licence }) => `${name} | ${version} | ${licence}`),
  );
  expect(listed.sort()).toEqual(bundled.sort());
});
