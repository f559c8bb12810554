const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript' },
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
    },
  ],
};

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/support/direct-globals.mjs',
  // One more than the processors of a small machine: some tests wait for most of their time.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/slow-first.mjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  // A net against hanging only: what is slow on a busy machine still passes.
  testTimeout: 1_800_000,
};
