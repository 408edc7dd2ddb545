import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // checks/release has an install and a command of its own, check:packages.
    projects: ['spec', 'packages/*', 'apps/*', 'checks/*', '!checks/release'],
  },
});
