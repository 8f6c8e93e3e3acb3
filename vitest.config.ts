import { defineConfig } from 'vitest/config';

// Long enough for a loaded machine: speed is a benchmark, never a test.
const patient = { testTimeout: 120_000, hookTimeout: 120_000 } as const;
const threads = {
  ...patient,
  pool: 'threads',
  isolate: false,
  globalSetup: './test/postgres/setup.ts',
} as const;

// Four suites: units beside the source, language cases, whole-house checks, and the pages in a browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...threads,
          name: 'units',
          include: [
            'src/**/*.test.ts',
            'lab/**/*.test.ts',
            'web/src/**/*.test.ts',
            'test/made-up/*.test.ts',
          ],
        },
      },
      { test: { ...threads, name: 'cases', include: ['test/cases.test.ts'] } },
      {
        test: {
          ...threads,
          name: 'house',
          include: ['test/*.test.ts'],
          exclude: ['test/cases.test.ts'],
        },
      },
      {
        test: {
          ...patient,
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
