import { readRunOptions } from '../../support/run-options';

const READING = { defaultRuns: 2_000, mostRuns: 10_000, nowMs: () => 1_760_000_000_123 };
const read = (...args: readonly string[]) => readRunOptions(args, READING);

test('without options there are the default number of runs, and a seed from the clock', () => {
  expect(read()).toEqual({ runs: 2_000, seed: 123, path: undefined });
});

test('runs and seed are taken from the command line', () => {
  expect(read('--runs', '7', '--seed', '0')).toEqual({ runs: 7, seed: 0, path: undefined });
});

test('a path is one input', () => {
  expect(read('--seed', '0', '--path', '12:3')).toMatchObject({ runs: 1, seed: 0, path: '12:3' });
});

test.each([
  [['--runs', '0'], '--runs takes a whole number from 1 to 10000, not "0".'],
  [['--runs', '10001'], '--runs takes a whole number from 1 to 10000, not "10001".'],
  [['--runs', '1e3'], '--runs takes a whole number from 1 to 10000, not "1e3".'],
  [['--runs', ''], '--runs takes a whole number from 1 to 10000, not "".'],
  [['--seed', 'x'], '--seed takes a whole number from 0, not "x".'],
  [['--path', '12:3'], '--path needs the --seed that the failure was told with.'],
  [['--seed', '7', '--path', 'abc'], '--path takes numbers with colons, as in 12:3, not "abc".'],
  [['--seed', '7', '--path', '1', '--runs', '2'], '--path replays one input; --runs does not go with it.'],
  [['--sed', '1'], 'There is no option --sed. Did you mean --seed?'],
  [['--runs'], '--runs needs a value; one that starts with a dash goes as --runs=<value>.'],
])('%j is a mistake that is explained', (args, message) => {
  expect(() => read(...args)).toThrow(expect.objectContaining({ code: 'usage', message }));
});
