import { availableParallelism } from 'node:os';

const transform = { '^.+\\.tsx?$': '<rootDir>/tests/setup/compile.cjs' };

// Tests with hundreds of random runs, or with the largest lists and the slowest sites. They have a
// project of their own, so that the quick tests can leave them out.
const STORMS = [
  '<rootDir>/tests/unit/jobs/storm.test.ts',
  '<rootDir>/tests/unit/file/workbookFuzz.test.ts',
  '<rootDir>/tests/unit/import/anyText.test.ts',
  '<rootDir>/tests/unit/import/limits.test.ts',
  '<rootDir>/tests/contract/doors/largeOrganization.test.ts',
  '<rootDir>/tests/unit/property/',
  '<rootDir>/tests/contract/safety/',
  '<rootDir>/tests/contract/slow/',
];

const project = (name, more = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  testPathIgnorePatterns: STORMS,
  modulePathIgnorePatterns: ['<rootDir>/.rollcall/'],
  moduleNameMapper: { '^\\.\\./locales/index\\.cjs$': '<rootDir>/tests/setup/oneLocale.cjs' },
  testEnvironment: '<rootDir>/tests/setup/sharedContext.cjs',
  transform,
  setupFiles: ['<rootDir>/tests/setup/endStorages.cjs'],
  ...more,
});

export default {
  maxWorkers: availableParallelism(),
  testSequencer: '<rootDir>/tests/setup/longestFirst.cjs',
  testTimeout: 120_000, // what takes five seconds alone took thirty on a machine with nine times its load
  watchman: false,
  // `npm run coverage`. The tests of the local Forge and those in a browser run the bundled app, so
  // they don't count.
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: '.rollcall/coverage',
  coverageReporters: ['text-summary', 'html'],
  projects: [
    project('unit'),
    project('contract'),
    project('storm', {
      testMatch: STORMS.map((path) => (path.endsWith('/') ? `${path}**/*.test.ts` : path)),
      testPathIgnorePatterns: [],
    }),
    project('host', {
      setupFilesAfterEnv: ['<rootDir>/tests/setup/hostTimeout.cjs'],
      globalSetup: '<rootDir>/tests/setup/prepareHost.mjs',
    }),
  ],
};
