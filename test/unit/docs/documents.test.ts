import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { COMMANDS } from '../../../cli/commands';
import { projectFile } from '../../../lib/settings/project-file';
import { deadLinks, documentsUnder, figuresOf, readDocument, shapeOf, spansOf } from '../../support/markdown';

const ALL = documentsUnder();
const ENGLISH = documentsUnder('docs/en');
const PAIRS = [['README.md', 'README.es.md'], ...ENGLISH.map((path) => [path, path.replace('docs/en', 'docs/es')])];

/** A file or folder of this repository, by its path or by its name alone. */
const PATH = /^(?:(?:bin|cli|docs|lambdas|lib|local|postman|test|\.github|\.ci)\/[\w./-]*|\.npmrc)$/;
const CONSTANT = /^[A-Z]+(?:_[A-Z]+)+$/;
const NAME = /^[\w-]+(?:\.\w+)*\.(?:ts|mjs|json)$/;

test('every link and every picture of every document leads somewhere', () => {
  expect(ALL.length).toBeGreaterThan(50);
  expect(ALL.flatMap((path) => deadLinks(path).map((link) => `${path}: ${link}`))).toEqual([]);
});

test('every file that a document names is there', () => {
  const files = ['bin', 'cli', 'lambdas', 'lib', 'local', 'postman', 'test', '.'].flatMap((folder) =>
    readdirSync(projectFile(folder), { recursive: folder !== '.', encoding: 'utf8' }),
  );
  const names = new Set(files.map((file) => basename(file)));
  const isThere = (span: string) => (NAME.test(span) ? names.has(span) : existsSync(projectFile(span)));
  const named = ALL.flatMap((path) => spansOf(readDocument(path)).map((span) => [path, span] as const)).filter(
    ([, span]) => NAME.test(span) || PATH.test(span),
  );
  expect(named.length).toBeGreaterThan(200);
  expect(named.filter(([, span]) => !isThere(span))).toEqual([]);
});

test('every constant that a document names is one of the code', () => {
  const folders = ['bin', 'cli', 'lambdas', 'lib', 'local', 'postman', 'test'];
  const paths = folders.flatMap((folder) =>
    readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const code = paths
    .filter((path) => /\.(?:ts|json)$/.test(path))
    .map(readDocument)
    .join('\n');
  const named = [...new Set(ALL.flatMap((path) => spansOf(readDocument(path))))].filter((span) => CONSTANT.test(span));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

test('every command that a document names is called as one types it', () => {
  const commands = COMMANDS.map(({ name }) => name).join('|');
  const bare = new RegExp(`(?<!\\./)\\bwhatz (?:${commands}|help)\\b`, 'g');
  expect('`whatz dlq list`, `./whatz dlq list`'.match(bare)).toEqual(['whatz dlq']);
  expect(ALL.flatMap((path) => (readDocument(path).match(bare) ?? []).map((command) => `${path}: ${command}`))).toEqual(
    [],
  );
});

test('both languages have the same pages', () => {
  expect(documentsUnder('docs/es')).toEqual(PAIRS.slice(1).map(([, spanish]) => spanish));
});

test.each(PAIRS)(
  '%s and %s have the same sections, commands, tables, names and figures',
  (english = '', spanish = '') => {
    expect(shapeOf(readDocument(spanish))).toEqual(shapeOf(readDocument(english)));
    expect(spansOf(readDocument(spanish))).toEqual(spansOf(readDocument(english)));
    expect(figuresOf(readDocument(spanish))).toEqual(figuresOf(readDocument(english)));
  },
);

test.each(['README.md', 'README.es.md'])('%s has 200 lines at most', (path) => {
  expect(readDocument(path).split('\n').length).toBeLessThanOrEqual(200);
});

test('the versions of the changelog have a date, and the newest is the one of the package', () => {
  const headings = readDocument('CHANGELOG.md').match(/^## .*$/gm) ?? [];
  expect(headings.filter((heading) => !/^## [\d.]+ - (?:unreleased|\d{4}-\d\d-\d\d)$/.test(heading))).toEqual([]);
  const [, newest] = /^## ([\d.]+)/.exec(headings[0] ?? '') ?? [];
  expect(JSON.parse(readDocument('package.json')).version).toBe(newest);
});

test('what leads nowhere is noticed', () => {
  const files = new Map([
    [
      'docs/en/a.md',
      '# A\n[b](b.md) ![c](../images/c.svg) [own](#qué-es-ab) [x](no.md) [y](b.md#no)\n## ¿Qué es `a.b`?',
    ],
    ['docs/en/b.md', '## B\n```text\n## no\n```\n`[code](no.md)` [web](https://example.com/no) [out](../../lib/no.ts)'],
    ['docs/en/c.md', '# [1.0]\n[b][], [the b][b] and [x][no], [B]\n- [ ] to do\n\n[b]: b.md\n[y]: no.md "Y"'],
    ['docs/images/c.svg', ''],
  ]);
  const read = (path: string) => files.get(path);
  expect(deadLinks('docs/en/a.md', read)).toEqual(['no.md', 'b.md#no']);
  expect(deadLinks('docs/en/b.md', read)).toEqual(['../../lib/no.ts']);
  expect(deadLinks('docs/en/c.md', read)).toEqual(['no.md', '1.0', 'no']);
});

test('what one language lacks is noticed', () => {
  const whole =
    '# A\n## B\n```bash\nrun TU_NUMERO # rápido\n```\n- x\n\n| a | b |\n| --- | --- |\n| `1` | 2 |\n![p](p.svg)';
  const shape = ['# ', '## ', 'run YOUR_NUMBER\n', '- ', 'row of 2', 'row of 2', 'row of 2', '!['];
  expect(shapeOf(whole)).toEqual(shape);
  expect(shapeOf(whole.replace('## B\n', ''))).not.toEqual(shape);
  expect(shapeOf(whole.replace('run', 'ran'))).not.toEqual(shape);
  expect(shapeOf(whole.replace('| `1` | 2 |\n', ''))).not.toEqual(shape);
  expect(spansOf(whole)).toEqual(['1']);
  expect(figuresOf('1.5 s, a 24. And p99, [0013](0013-a.md): 1,000')).toEqual(['0013', '1,000', '1.5', '24']);
});
