import { parseBenchOptions } from '../../bench/options';

test('everything is measured, for as long as the documents say, unless something else is asked for', () => {
  expect(parseBenchOptions([])).toMatchObject({
    parts: ['cold', 'warm', 'load', 'calls', 'texts'],
    ratePerSecond: 80,
    seconds: 60,
    burst: 1000,
  });
  expect(parseBenchOptions(['--part', 'calls', '--part', 'cold', '--runs', '3', '--markdown'])).toMatchObject({
    parts: ['calls', 'cold'],
    runs: 3,
    markdown: true,
  });
});

test.each([
  [['--part', 'everything'], '--part takes one of cold, warm, load, calls, texts, not "everything".'],
  [['--seconds', '0'], '--seconds takes a whole number from 1 to 999999, not "0".'],
  [['--rate', '1.5'], '--rate takes a whole number from 1 to 999999, not "1.5".'],
  [['--secnds', '1'], 'There is no option --secnds. Did you mean --seconds?'],
])('%j is a mistake that is explained', (args, message) => {
  expect(() => parseBenchOptions(args)).toThrow(expect.objectContaining({ code: 'usage', message }));
});
