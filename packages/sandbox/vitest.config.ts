import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'sandbox',
    // A sandbox has no state of its own in any module, so files may share a worker.
    isolate: false,
  },
});
