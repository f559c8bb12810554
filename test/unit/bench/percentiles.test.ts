import { median, percentile } from '../../bench/measuring/percentiles';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test.each([
  [50, 50],
  [99, 99],
  [100, 100],
  [0, 1],
])('the %ith percentile of 1 to 100, in any order, is %i', (percent, expected) => {
  expect(percentile(oneToHundred, percent)).toBe(expected);
});

test('a percentile is a value that was measured, never one in between', () => {
  expect(percentile([10, 20], 50)).toBe(10);
  expect(percentile([10, 20], 51)).toBe(20);
  expect(percentile([7], 99)).toBe(7);
});

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([5])).toBe(5);
});

test('of nothing there is neither', () => {
  expect(percentile([], 50)).toBeNaN();
  expect(median([])).toBeNaN();
});
