import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // These have installs and commands of their own: test:docs, check:packages, check:mutation, test:newcomer, test:compilers.
    projects: [
      'spec',
      'packages/*',
      'apps/*',
      'checks/*',
      '!apps/docs',
      '!checks/{compilers,mutation,newcomer,release}',
    ],
  },
});
