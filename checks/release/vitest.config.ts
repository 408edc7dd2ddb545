import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'release',
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/pack-once.ts',
    maxWorkers: 2,
    // What is not there yet is written by `--update` alone.
    update: 'none',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
