import { defaultExclude, defineProject } from 'vitest/config';

export default defineProject({
  resolve: {
    alias: { '#platform': new URL('src/transport/platform/node.ts', import.meta.url).pathname },
  },
  test: {
    name: 'sdk',
    // What needs a redis-server has a command of its own, test:redis.
    exclude: [...defaultExclude, 'test/redis/**'],
    typecheck: { enabled: true },
  },
});
