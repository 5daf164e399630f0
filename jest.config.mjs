const transform = { '^.+\\.tsx?$': '<rootDir>/tests/setup/compile.cjs' };

// Tests with thousands of random runs. They have a project of their own, so that the quick tests can
// leave them out.
const STORMS = [
  '<rootDir>/tests/unit/jobs/storm.test.ts',
  '<rootDir>/tests/unit/property/**/*.test.ts',
  '<rootDir>/tests/contract/safety/**/*.test.ts',
];

const project = (name, more = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`, ...STORMS.map((path) => `!${path}`)],
  modulePathIgnorePatterns: ['<rootDir>/.rollcall/'],
  testEnvironment: 'node',
  transform,
  ...more,
});

const hostTimeout = { setupFilesAfterEnv: ['<rootDir>/tests/setup/hostTimeout.cjs'] };

export default {
  maxWorkers: 2,
  testTimeout: 30_000, // what takes a second alone may take ten on a busy machine
  watchman: false,
  projects: [
    project('unit'),
    project('contract'),
    project('storm', { testMatch: STORMS }),
    project('host', { ...hostTimeout, globalSetup: '<rootDir>/tests/setup/prepareHost.mjs' }),
    project('browser', {
      ...hostTimeout,
      globalSetup: '<rootDir>/tests/setup/prepareBrowser.mjs',
      testEnvironment: '<rootDir>/tests/setup/tellsOfFailure.cjs',
    }),
  ],
};
