import { availableParallelism } from 'node:os';

const transform = { '^.+\\.tsx?$': '<rootDir>/tests/setup/compile.cjs' };

// Tests with thousands of random runs. They have a project of their own, so that the quick tests can
// leave them out.
const STORMS = [
  '<rootDir>/tests/unit/jobs/storm.test.ts',
  '<rootDir>/tests/unit/property/',
  '<rootDir>/tests/contract/safety/',
];

const project = (name, more = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  testPathIgnorePatterns: STORMS,
  modulePathIgnorePatterns: ['<rootDir>/.rollcall/'],
  testEnvironment: 'node',
  transform,
  ...more,
});

const hostTimeout = { setupFilesAfterEnv: ['<rootDir>/tests/setup/hostTimeout.cjs'] };

export default {
  // One more than there are cores: tests in a browser wait much of their time.
  maxWorkers: availableParallelism() + 1,
  testTimeout: 30_000, // what takes a second alone may take ten on a busy machine
  watchman: false,
  projects: [
    project('unit'),
    project('contract'),
    project('storm', {
      testMatch: STORMS.map((path) => (path.endsWith('/') ? `${path}**/*.test.ts` : path)),
      testPathIgnorePatterns: [],
    }),
    project('host', { ...hostTimeout, globalSetup: '<rootDir>/tests/setup/prepareHost.mjs' }),
    project('browser', {
      ...hostTimeout,
      globalSetup: '<rootDir>/tests/setup/prepareBrowser.mjs',
      testEnvironment: '<rootDir>/tests/setup/tellsOfFailure.cjs',
    }),
  ],
};
