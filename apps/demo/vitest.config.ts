import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Starting Prism takes a second of CPU, and the tests share the machine with all others.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
