import { defineConfig } from 'vitest/config';

const threads = { pool: 'threads', isolate: false } as const;

// Four suites: units beside the source, language cases, whole-house checks, and the pages in a browser.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          ...threads,
          name: 'units',
          include: ['src/**/*.test.ts', 'lab/**/*.test.ts', 'web/src/**/*.test.ts'],
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
      { test: { name: 'browser', include: ['test/browser/*.test.ts'], fileParallelism: false } },
    ],
  },
});
