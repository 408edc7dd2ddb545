import { defineProject } from 'vitest/config';

export default defineProject({
  resolve: {
    alias: { '#platform': new URL('src/platform/node.ts', import.meta.url).pathname },
  },
  test: {
    name: 'oauth',
    typecheck: { enabled: true },
  },
});
