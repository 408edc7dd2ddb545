import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import resolve from 'resolve';
import { expect, test } from 'vitest';
import { merchantProject, node } from './merchant-project.ts';

// What knows no `exports`, only `main`: browserify, older versions of Jest, many linters.
test.each(['', '/express', '/fastify', '/hono', '/next', '/redis'])(
  'a resolver that reads `main` finds @monpay-miniapp/sdk%s',
  async (path) => {
    const project = merchantProject();
    const file = resolve.sync(`@monpay-miniapp/sdk${path}`, { basedir: project });
    const own = realpathSync(join(project, 'node_modules/@monpay-miniapp/sdk'));
    expect(file).toMatch(/\.cjs$/);
    expect(realpathSync(file).startsWith(own)).toBe(true);
    const print = `console.log(Object.keys(require(${JSON.stringify(file)})).length > 0)`;
    expect(await node(project, ['-e', print])).toEqual({ status: 0, stdout: 'true\n', stderr: '' });
  },
);
