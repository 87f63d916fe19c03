import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: '100%', // By default one less than there are, which on two cores is one.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'lint-rules/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false, // Modules here keep no state between calls; loading all of them for each file takes long.
        },
      },
      {
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          globalSetup: ['src/site/browser/build-once.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { concurrent: true }, // Each test has a page of its own, and mostly waits for it.
          maxConcurrency: 4,
        },
      },
    ],
  },
});
