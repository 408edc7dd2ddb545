import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'languages',
    include: ['test/**/*.languages.ts'],
    // One works while another waits for what a check has MonPay take long for.
    maxWorkers: 3,
    globalSetup: 'test/need-languages.ts',
    // Generating takes seconds, and Maven fetches what the Java client needs.
    hookTimeout: 10 * 60_000,
    testTimeout: 60_000,
  },
});
