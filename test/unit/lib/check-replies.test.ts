import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReplies } from '../../../lib/settings/check-replies';
import { projectFile } from '../../../lib/settings/project-file';

const directory = mkdtempSync(join(tmpdir(), 'whatz-replies-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function check(text: string | Buffer) {
  const path = join(directory, 'replies.json');
  writeFileSync(path, text);
  return checkReplies(path).problems;
}

const rule = (fields: object) => JSON.stringify({ rules: [fields], fallback: 'x' });

test('the one in this repository is good, and promises nothing that nobody hears of', () => {
  expect(checkReplies(projectFile('replies.json'))).toEqual({ problems: [], warnings: [] });
});

test.each([
  [rule({ text: 'x' }), [], 'oneCondition', { names: ['equals', 'contains', 'startsWith', 'matches'] }],
  [rule({ equals: 'a' }), ['text'], 'missing', {}],
  [rule({ equals: 'a', text: 7 }), ['text'], 'text', {}],
  [rule({ equals: 'a', text: ' ' }), ['text'], 'empty', {}],
  [rule({ equals: 'a', text: 'x'.repeat(5000) }), ['text'], 'mostCharacters', { most: 4096 }],
  [rule({ equals: 7, text: 'x' }), ['equals'], 'textOrTexts', {}],
  [rule({ equals: [], text: 'x' }), ['equals'], 'emptyList', {}],
  [rule({ equals: ['a', ''], text: 'x' }), ['equals', 1], 'word', {}],
  [rule({ matches: 7, text: 'x' }), ['matches'], 'patternOrPatterns', {}],
  [rule({ matches: '', text: 'x' }), ['matches'], 'empty', {}],
  [rule({ matches: '(', text: 'x' }), ['matches'], 'pattern', {}],
  ['{"rules": [{ "matches": "\\b(asesor)\\b", "text": "x" }], "fallback": "x"}', ['matches'], 'backspace', {}],
  [rule({ matches: ['cita', '\bcita'], text: 'x' }), ['matches', 1], 'backspace', {}],
  [rule({ equal: 'a', text: 'x' }), ['equal'], 'unknownKey', { near: 'equals' }],
  [rule({ odd: 'a', text: 'x' }), ['odd'], 'unknownKey', {}],
])('%s', (text, path, code, values) => {
  const where = { in: 'replies.json', path: ['rules', 0, ...path] };
  expect(check(text)).toContainEqual({ code, where, values });
});

test('what is no replies.json at all is a problem, and no exception', () => {
  const at = (...path: string[]) => ({ where: { in: 'replies.json', path }, values: {} });
  expect(check('7')).toEqual([{ code: 'object', ...at() }]);
  expect(check('{"rules": 7}')).toEqual([
    { code: 'ruleList', ...at('rules') },
    { code: 'missing', ...at('fallback') },
  ]);
  expect(check('{\n"rules": [')).toEqual([
    { code: 'jsonEndsEarly', where: { in: 'replies.json', path: [], line: 2 }, values: {} },
  ]);
});

test('a file that is no UTF-8 is refused, before customers get broken letters', () => {
  expect(check(Buffer.from('{"rules":[],"fallback":"atención"}', 'latin1'))).toMatchObject([{ code: 'notUtf8' }]);
});

test('a file that is not there is a problem that names it', () => {
  const file = join(directory, 'none.json');
  expect(checkReplies(file).problems).toMatchObject([{ code: 'cannotRead', values: { file } }]);
});
