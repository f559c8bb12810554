import { parseJson } from '../../../lib/settings/parse-json';

test.each([
  ['', 1, 'jsonEmpty', {}],
  ['\n \n', 1, 'jsonEmpty', {}],
  ['{\n  "a": [1,', 2, 'jsonEndsEarly', {}],
  ['{\n  "a": [1\n\n', 2, 'jsonEndsEarly', {}],
  ['{\n  "a": "no end', 2, 'jsonEndsEarly', {}],
  ['{\n  "a"', 2, 'jsonEndsEarly', {}],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 'jsonMissingComma', { before: '"b":' }],
  ['[\n1\n2]', 3, 'jsonMissingComma', { before: '2]' }],
  ['{\n  "a": 1,\n}', 2, 'jsonSurplusComma', { before: '}' }],
  ['{\n  "a": [1,\n\n]\n}', 2, 'jsonSurplusComma', { before: ']' }],
  ['{ "a": ",",\n "b": [] ,\n}', 2, 'jsonSurplusComma', { before: '}' }],
  ['[,]', 1, 'jsonUnexpected', { found: ',]' }],
  ['{ "a": 1,, }', 1, 'jsonUnexpected', { found: ',' }],
  ['{\n"rules": [,\n', 2, 'jsonUnexpected', { found: ',' }],
  ['{ "a": yes }', 1, 'jsonUnexpected', { found: 'yes' }],
  ['{\n"a": "no end\n}', 2, 'jsonLineBreak', {}],
  ['{\n"a": "two\nlines"\n}', 2, 'jsonLineBreak', {}],
  ['{\n"a": "a\ttab"\n}', 2, 'jsonTab', {}],
  ['{}\n}', 2, 'jsonUnexpected', { found: '}' }],
  ['{\n// a comment\n}', 2, 'jsonUnexpected', { found: '//' }],
  ["{\n'a': 1}", 2, 'jsonUnexpected', { found: "'a':" }],
  ['{"a" 1}', 1, 'jsonUnexpected', { found: '1}' }],
  ['{"a": "\\x"}', 1, 'jsonBackslash', { found: '\\x' }],
  ['{"a": "\\b\\d+"}', 1, 'jsonBackslash', { found: '\\d' }],
  ['{"a": 1.}', 1, 'jsonUnexpected', { found: '1.}' }],
])('%j: line %i, %s', (text, line, code, values) => {
  const problem = { code, values, where: { in: 'cdk.json', path: [], line } };
  expect(parseJson(text, 'cdk.json')).toEqual({ ok: false, problem });
});

test('JSON is read, with or without the byte order mark of Notepad', () => {
  expect(parseJson('{"a":1}', 'cdk.json')).toEqual({ ok: true, value: { a: 1 } });
  expect(parseJson('\ufeff{"a":1}', 'cdk.json')).toEqual({ ok: true, value: { a: 1 } });
});
