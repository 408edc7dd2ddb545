import { defineConfig } from 'vitest/config';

// After a build: most of these look at the built site (`pnpm test:docs` does both).
export default defineConfig({
  test: {
    name: 'docs',
    include: ['test/**/*.{test,browser}.ts'],
    // One browser at a time: two cores are soon busy.
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
