import { existsSync } from 'node:fs';
import { projectFile } from '../../../lib/settings/project-file';
import { deadLinks, documentsUnder, readDocument, shapeOf, spansOf } from '../../support/markdown';

const ALL = documentsUnder();
const ENGLISH = documentsUnder('docs/en');
const PAIRS = [['README.md', 'README.es.md'], ...ENGLISH.map((path) => [path, path.replace('docs/en', 'docs/es')])];

/** A file or folder of this repository, named in code. */
const FILE =
  /^(?:(?:bin|cli|docs|lambdas|lib|local|postman|test|\.github|\.ci)\/[\w./-]*|package(?:-lock)?\.json|\.npmrc)$/;

test('every link and every picture of every document leads somewhere', () => {
  expect(ALL.length).toBeGreaterThan(50);
  expect(ALL.flatMap((path) => deadLinks(path).map((link) => `${path}: ${link}`))).toEqual([]);
});

test('every file that a document names is there', () => {
  const named = ALL.flatMap((path) => spansOf(readDocument(path)).map((span) => [path, span] as const)).filter(
    ([, span]) => FILE.test(span),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(([, file]) => !existsSync(projectFile(file)))).toEqual([]);
});

test('both languages have the same pages', () => {
  expect(documentsUnder('docs/es')).toEqual(PAIRS.slice(1).map(([, spanish]) => spanish));
});

test.each(PAIRS)('%s and %s have the same sections, commands, tables and names', (english = '', spanish = '') => {
  expect(shapeOf(readDocument(spanish))).toEqual(shapeOf(readDocument(english)));
  expect(spansOf(readDocument(spanish))).toEqual(spansOf(readDocument(english)));
});

test.each(['README.md', 'README.es.md'])('%s has 200 lines at most', (path) => {
  expect(readDocument(path).split('\n').length).toBeLessThanOrEqual(200);
});

test('what leads nowhere is noticed', () => {
  const files = new Map([
    [
      'docs/en/a.md',
      '# A\n[b](b.md) ![c](../images/c.svg) [own](#qué-es-ab) [x](no.md) [y](b.md#no)\n## ¿Qué es `a.b`?',
    ],
    ['docs/en/b.md', '## B\n```text\n## no\n```\n`[code](no.md)` [web](https://example.com/no) [out](../../lib/no.ts)'],
    ['docs/images/c.svg', ''],
  ]);
  const read = (path: string) => files.get(path);
  expect(deadLinks('docs/en/a.md', read)).toEqual(['no.md', 'b.md#no']);
  expect(deadLinks('docs/en/b.md', read)).toEqual(['../../lib/no.ts']);
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
});
