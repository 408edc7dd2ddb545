import { defineConfig } from 'vitest/config';

// Of its own, since a real browser costs seconds: `pnpm --filter @monpay-miniapp/sandbox test:browser`.
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite',
  test: {
    name: 'sandbox in a browser',
    include: ['**/*.browser.ts'],
    // One process and one browser for all files: starting another costs more than it saves on two cores.
    maxWorkers: 1,
    isolate: false,
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
});
