import { defineConfig } from 'vitest/config';

// What needs a Postgres: `test:redis` runs it, `test` does not.
export default defineConfig({
  test: {
    name: 'examples with Postgres',
    include: ['test/postgres/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
