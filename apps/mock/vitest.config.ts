import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Starting Prism takes a second of CPU, and several tests start one of their own.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
