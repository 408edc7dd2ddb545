import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'sandbox',
    // A sandbox has no state of its own in any module, so files may share a worker.
    isolate: false,
    // Some start several processes, on a machine that may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
