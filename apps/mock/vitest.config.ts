import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Starting Prism takes a second of CPU, and several tests start one of their own.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
