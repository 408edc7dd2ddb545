import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One test runs a server and a merchant in processes of their own.
    testTimeout: 120_000,
  },
});
