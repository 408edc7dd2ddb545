import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Each test runs a server in a process of its own.
    testTimeout: 120_000,
    hookTimeout: 30_000,
  },
});
