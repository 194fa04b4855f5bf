import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/setup/global.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // More than there are cores: tests that start and stop things wait more than they compute.
    maxWorkers: 3,
    // Files share what they import: no test changes it, and loading it anew took a third of the time.
    isolate: false,
  },
});
