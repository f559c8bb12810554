import { printable } from '../../../cli/terminal/printable';

test.each([
  ['uno\ndos', 'uno ⏎ dos'],
  ['uno  \n \n\t dos', 'uno ⏎ dos'],
  ['\n\nuno\n', ' ⏎ uno ⏎ '],
  ['  uno  ', '  uno  '],
  ['\u001b[31mrojo\u202e', '�[31mrojo�'],
  [`${'😀'.repeat(250)}`, `${'😀'.repeat(199)}…`],
])('%j is printed as %j', (text, printed) => {
  expect(printable(text)).toBe(printed);
});

test('a million blanks are read once', () => {
  expect(printable(`a${' '.repeat(1_000_000)}b\nc`)).toHaveLength(200);
  expect(printable(`a${' \n'.repeat(500_000)}b`)).toBe('a ⏎ b');
});
