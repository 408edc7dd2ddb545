import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // These have installs and commands of their own: check:packages, check:mutation, test:newcomer and test:compilers.
    projects: [
      'spec',
      'packages/*',
      'apps/*',
      'checks/*',
      '!checks/{compilers,mutation,newcomer,release}',
    ],
  },
});
