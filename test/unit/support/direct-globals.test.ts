import { isContext } from 'node:vm';

test('globals are found without a detour over a proxy', () => {
  expect(isContext(globalThis)).toBe(true);
});
