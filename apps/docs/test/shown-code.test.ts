import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writtenPages } from '../src/build/pages.ts';
import { sourceOf } from '../src/build/source.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

// What a test types or starts: the READMEs' blocks, and the packages that the newcomer of checks/newcomer installs.
const typed = [
  'README.md',
  'apps/docs/manuals/sdk.md',
  'apps/docs/manuals/sandbox.md',
  'apps/examples/README.md',
  'spec/README.md',
  'checks/newcomer/package.json',
  'checks/newcomer/test/server.ts',
  'checks/newcomer/test/greeting.test.ts',
  'checks/compilers/test/nest.test.ts',
  'checks/languages/test/laravel.languages.ts',
]
  .map(read)
  .join('\n');

test.each(writtenPages('en/'))(
  '$name has no code that is not in a file which a test runs',
  ({ body }) => {
    const blocks = [...body.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm)];
    for (const [, , lang = '', code = ''] of blocks) {
      expect(['sh', 'http'], 'show other code with <Source>').toContain(lang);
      for (const line of code.trim().split('\n')) expect(isTyped(line.trim()), line).toBe(true);
    }
  },
);

/** Whether a command stands where it is tried; of an install, whether each package does. */
function isTyped(line: string): boolean {
  const [, packages] = /^npm install (?:--save-dev )?(.*)$/.exec(line) ?? [];
  if (packages === undefined) {
    // The newcomer of checks/newcomer types the same for TypeScript, and what npx finds by its path; the examples'
    // own test starts each of them.
    return typed.includes(
      line
        .replace('server.ts', 'server.js')
        .replace('npx next', 'next')
        .replace('npx nest', 'nest')
        .replace('npx monpay-sandbox check', 'monpay-sandbox check')
        .replace(/src\/(?:fastify|hono)\.ts/, 'src/express.ts'),
    );
  }
  return packages.split(' ').every((name) => typed.includes(name));
}

test('a variable has one name on every page and in all code that is shown', () => {
  const bodies = writtenPages('en/').map(({ body }) => body);
  const files = bodies.join('\n').matchAll(/<Source file="([^"]+)"/g);
  const shown = [...bodies, ...[...files].map(([, file = '']) => read(file))];
  const names = new Set(shown.join('\n').match(/\bMONPAY_[A-Z_]+/g));
  expect([...names].sort()).toEqual([
    'MONPAY_AUTHORIZATION_SERVER',
    'MONPAY_CLIENT_ID',
    'MONPAY_CLIENT_SECRET',
    'MONPAY_PAGE_SERVER',
    'MONPAY_RECEIVER',
    'MONPAY_REDIRECT_URI',
  ]);
});

test('a part of a file is the declaration with its comment', () => {
  const { code, lang } = sourceOf({ file: 'apps/examples/src/payments.ts', part: 'settle' });
  expect(lang).toBe('ts');
  expect(code).toMatch(/^\/\*\* Delivers what a check found[\s\S]*\n\}$/);
  expect(code.match(/^export /gm)).toHaveLength(1);
});

test('a part or block that is not there stops the build', () => {
  expect(() => sourceOf({ file: 'apps/examples/src/payments.ts', part: 'nothing' })).toThrow(
    'declares no nothing',
  );
  expect(() => sourceOf({ file: 'README.md', block: 'not there' })).toThrow('no code block');
});

test('the codes, failures and customers of the page about testing are those of the sandbox, and all of them', async () => {
  const { createSandbox, faultNames, magicCodes, resourceFaultNames } =
    await import('./packages.ts');
  const page = writtenPages('').find(({ name }) => name === 'testing.mdx')?.body ?? '';
  const [, tables = ''] = page.split('## Тогтмол кодууд');
  const codes = [...tables.matchAll(/`(code_\w+)`/g)].map(([, code]) => code);
  expect(codes.sort()).toEqual([...magicCodes].sort());
  const rowsOf = (heading: string): (string | undefined)[] => {
    const [section = ''] = (page.split(`## ${heading}\n`)[1] ?? '').split('\n## ');
    return [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  };
  const common = new Set<string>(faultNames);
  expect(rowsOf('Төлбөрийн алдаа')).toEqual(resourceFaultNames.filter((name) => !common.has(name)));
  const customers = rowsOf('Хэрэглэгчид');
  expect(customers).toEqual(
    createSandbox()
      .users()
      .map(({ id }) => id),
  );
});
