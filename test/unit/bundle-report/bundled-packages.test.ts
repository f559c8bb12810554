import type { Metafile } from 'esbuild';
import { bundledPackages } from '../../bundle-report/bundled-packages';
import { markdownReport, textReport } from '../../bundle-report/report-table';

const LOCKED = {
  '': { version: '0.1.0', license: 'MIT' },
  'node_modules/esbuild': { version: '0.28.2', license: 'MIT' },
  'node_modules/jose': { version: '6.2.17', license: 'MIT' },
  'node_modules/@smithy/core': { version: '3.41.0', license: 'Apache-2.0' },
  'node_modules/a/node_modules/jose': { version: '1.0.0', license: 'ISC' },
  'node_modules/bare': { version: '1.0.0' },
};

function metafileOf(bytesOf: Readonly<Record<string, number>>, bytes: number): Metafile {
  const inputs = Object.fromEntries(Object.entries(bytesOf).map(([file, bytesInOutput]) => [file, { bytesInOutput }]));
  const output = { bytes, inputs, imports: [], exports: [] };
  return { inputs: {}, outputs: { 'index.mjs': output, 'index.mjs.map': { ...output, bytes: 9_999, inputs: {} } } };
}

test('every byte of a bundle is told by package, the largest first', () => {
  const files = {
    'lambdas/ingest/handler.ts': 100,
    'replies.json': 20,
    'node_modules/jose/dist/a.js': 150,
    'node_modules/jose/dist/b.js': 50,
    'node_modules/@smithy/core/index.js': 400,
    'node_modules/a/node_modules/jose/index.js': 30,
  };
  expect(bundledPackages(metafileOf(files, 760), LOCKED)).toEqual([
    { name: '@smithy/core', version: '3.41.0', licence: 'Apache-2.0', bytes: 400 },
    { name: 'jose', version: '6.2.17', licence: 'MIT', bytes: 200 },
    { name: 'this repository', version: '0.1.0', licence: 'MIT', bytes: 120 },
    { name: 'jose', version: '1.0.0', licence: 'ISC', bytes: 30 },
    { name: 'esbuild (glue code)', version: '0.28.2', licence: 'MIT', bytes: 10 },
  ]);
});

test.each(['node_modules/stranger/index.js', 'node_modules/bare/index.js'])(
  '%s, whose version or licence nobody knows, is an error',
  (file) => {
    expect(() => bundledPackages(metafileOf({ [file]: 1 }, 1), LOCKED)).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_PACKAGE', folder: file.replace('/index.js', '') }),
    );
  },
);

const CONTENTS = [
  {
    service: 'ingest' as const,
    packages: [
      { name: '@smithy/core', version: '3.41.0', licence: 'Apache-2.0', bytes: 120_000 },
      { name: 'jose', version: '6.2.17', licence: 'MIT', bytes: 40_000 },
    ],
  },
];

test('the report is a table for a terminal', () => {
  expect(textReport(CONTENTS)).toBe(
    [
      'ingest: 2 entries, 160,000 bytes',
      '  package       version  licence       bytes    share',
      '  @smithy/core  3.41.0   Apache-2.0  120,000   75.0 %',
      '  jose          6.2.17   MIT          40,000   25.0 %',
      '  total                              160,000  100.0 %',
    ].join('\n'),
  );
});

test('or a table in Markdown', () => {
  expect(markdownReport(CONTENTS)).toBe(
    [
      '**ingest: 2 entries, 160,000 bytes**',
      '',
      '| package | version | licence | bytes | share |',
      '| --- | --- | --- | ---: | ---: |',
      '| @smithy/core | 3.41.0 | Apache-2.0 | 120,000 | 75.0 % |',
      '| jose | 6.2.17 | MIT | 40,000 | 25.0 % |',
      '| total |  |  | 160,000 | 100.0 % |',
    ].join('\n'),
  );
});
