import { parseBenchOptions } from '../../../bench/options';

test('everything is measured, for as long as the documents say, unless something else is asked for', () => {
  expect(parseBenchOptions([])).toMatchObject({
    parts: ['cold', 'warm', 'load', 'calls'],
    ratePerSecond: 80,
    seconds: 60,
    burst: 1000,
  });
  expect(parseBenchOptions(['--only', 'calls', '--only', 'cold', '--runs', '3', '--markdown'])).toMatchObject({
    parts: ['calls', 'cold'],
    runs: 3,
    markdown: true,
  });
  expect(parseBenchOptions(['--help'])).toBe('help');
});

test.each([[['--only', 'everything']], [['--seconds', '0']], [['--rate', '1.5']]])('%j is a mistake', (args) => {
  expect(() => parseBenchOptions(args)).toThrow(RangeError);
});
