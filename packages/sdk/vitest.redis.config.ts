import { defineConfig } from 'vitest/config';

// What needs a redis-server: `test:redis` runs it, `test` does not.
export default defineConfig({
  resolve: {
    alias: { '#platform': new URL('src/transport/platform/node.ts', import.meta.url).pathname },
  },
  test: {
    name: 'sdk with redis',
    include: ['test/redis/**/*.test.ts'],
    globalSetup: 'test/redis/need-redis-server.ts',
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
