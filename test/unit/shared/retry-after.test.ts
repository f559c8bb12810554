import { retryAfterMs } from '../../../lambdas/shared/send/retry-after';

const nowMs = Date.parse('2026-01-01T00:00:00Z');

test.each([
  ['0', 0],
  [' 120 ', 120_000],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j', (header, milliseconds) => {
  expect(retryAfterMs(header, nowMs)).toBe(milliseconds);
});
