import { defineConfig } from 'vitest/config';

// What needs a redis-server: `test:redis` runs it, `test` does not.
export default defineConfig({
  resolve: {
    alias: { '#platform': new URL('src/transport/platform/node.ts', import.meta.url).pathname },
  },
  test: {
    name: 'sdk with redis',
    include: ['test/redis/**/*.test.ts'],
    // They wait most of the time, for servers that start, break and come back.
    maxWorkers: 4,
    globalSetup: 'test/redis/need-redis-server.ts',
    testTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
