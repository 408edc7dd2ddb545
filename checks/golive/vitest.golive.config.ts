import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'golive',
    include: ['test/**/*.golive.ts'],
    // Each waits most of the time, for what MonPay takes long to answer.
    maxConcurrency: 10,
    testTimeout: 10 * 60_000,
  },
});
