import type { Checker } from './promise';

export const i0: Checker = {
  name: 'I0',
  statement: 'nothing ends in an error that nobody expected',
  rules: () => ({ failed: ({ error }) => [error] }),
};
