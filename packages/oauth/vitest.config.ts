import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'oauth',
    typecheck: { enabled: true },
  },
});
