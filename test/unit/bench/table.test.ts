import { markdownTable, milliseconds, type Section, textTable, times } from '../../bench/measuring/table';

const sections: Section[] = [
  { title: 'Cold', rows: [{ what: 'empty', figure: '40 ms', ratio: '1.00 ×' }], notes: ['in turns'] },
  { title: 'Load', rows: [{ what: 'lost', figure: '0' }], notes: [] },
];

test('all sections make one Markdown table, with the notes below it', () => {
  expect(markdownTable(sections)).toBe(
    [
      '|  | figure | ratio |',
      '| --- | ---: | ---: |',
      '| **Cold** |  |  |',
      '| empty | 40 ms | 1.00 × |',
      '| **Load** |  |  |',
      '| lost | 0 |  |',
      '',
      '- in turns',
    ].join('\n'),
  );
});

test('on a terminal the figures stand in columns', () => {
  const lines = textTable(sections).split('\n');
  expect(lines).toContain('  empty   40 ms  1.00 ×');
  expect(lines).toContain('  lost        0');
});

test('durations keep what is significant', () => {
  expect([1.23456, 12.3456, 123.456].map(milliseconds)).toEqual(['1.23 ms', '12.3 ms', '123 ms']);
  expect(times(30, 20)).toBe('1.50 ×');
});
