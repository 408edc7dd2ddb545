import { defaultExclude, defineProject } from 'vitest/config';

export default defineProject({
  resolve: {
    alias: { '#platform': new URL('src/transport/platform/node.ts', import.meta.url).pathname },
  },
  test: {
    name: 'sdk',
    // What needs a redis-server has a command of its own, test:redis.
    exclude: [...defaultExclude, 'test/redis/**'],
    // What the types of Redis's clients fit is no part of tsconfig.json, so that nothing would be checked here:
    // redis:types does it.
    typecheck: { enabled: true, exclude: [...defaultExclude, 'test/redis-*'] },
    // For a machine that is busy: what fails says so at once, and only what hangs is ended by these.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
