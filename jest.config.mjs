// Types are checked by tsc, not here: ts-jest only turns each file into CommonJS.
const transform = {
  '^.+\\.tsx?$': ['ts-jest', { tsconfig: '<rootDir>/tests/setup/tsconfig.jest.json' }],
};

const project = (name, more = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
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
    project('host', { ...hostTimeout, globalSetup: '<rootDir>/tests/setup/prepareHost.mjs' }),
    project('browser', {
      ...hostTimeout,
      globalSetup: '<rootDir>/tests/setup/prepareBrowser.mjs',
      testEnvironment: '<rootDir>/tests/setup/tellsOfFailure.cjs',
    }),
  ],
};
