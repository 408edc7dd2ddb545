import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'repository',
    // Nothing here has a state of its own, so files may share a worker.
    isolate: false,
    testTimeout: 30_000,
  },
});
