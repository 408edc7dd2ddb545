import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['spec', 'packages/*', 'apps/*'],
    // All cores: most tests wait for a child process or a socket.
    maxWorkers: '100%',
  },
});
