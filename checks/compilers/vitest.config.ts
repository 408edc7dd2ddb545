import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'compilers',
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/pack-once.ts',
    // One waits for a server while another compiles.
    maxWorkers: 3,
    // Each is a compiler in a process of its own.
    maxConcurrency: 2,
    testTimeout: 120_000,
  },
});
