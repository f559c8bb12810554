import { parseDuration, showDuration } from '../../../cli/terminal/duration';

test.each([
  ['45s', 45_000],
  ['30m', 1_800_000],
  ['2h', 7_200_000],
  ['3d', 259_200_000],
])('%s is %d ms, and is shown so', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
  expect(showDuration(milliseconds)).toBe(text);
});

test.each(['', '5', 'm', '1.5h', '-2h', '2 weeks'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('less than a second is shown as none', () => {
  expect(showDuration(400)).toBe('0s');
});
