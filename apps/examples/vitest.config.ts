import { defaultExclude, defineProject } from 'vitest/config';

export default defineProject({
  // What needs a Postgres has a command of its own, test:postgres.
  test: { exclude: [...defaultExclude, 'test/postgres/**'], testTimeout: 60_000 },
});
