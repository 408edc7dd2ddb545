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
    // For a machine that is busy: what fails says so at once, and only what hangs is ended by these.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
