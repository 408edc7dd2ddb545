import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // These have installs and commands of their own: check:packages and test:compilers.
    projects: ['spec', 'packages/*', 'apps/*', 'checks/*', '!checks/{compilers,release}'],
  },
});
