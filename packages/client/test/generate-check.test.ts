import { describe, expect, test as base } from 'vitest';
import { SandboxRepository } from './sandbox-repository.ts';

// oxlint-disable-next-line no-empty-pattern -- vitest wants a pattern there, even one of nothing
const test = base.extend('repo', async ({}, { onCleanup }) => {
  const repo = new SandboxRepository();
  onCleanup(() => repo[Symbol.dispose]());
  const { exitCode, stderr } = await repo.run('generate');
  expect(exitCode, stderr).toBe(0);
  return repo;
});

/** What `generate:check` prints where it is red, having left everything as it was. */
async function red(repo: SandboxRepository): Promise<string> {
  const before = repo.snapshot();
  const { exitCode, stderr } = await repo.run('generate-check');
  expect(exitCode, stderr).toBe(1);
  expect(repo.snapshot()).toEqual(before);
  return stderr;
}

// The stand-ins for Java are shell scripts.
describe
  .skipIf(process.platform === 'win32')
  .concurrent('generate:check', { timeout: 60_000 }, () => {
    test('is green after generate, and names the generator', async ({ repo }) => {
      const before = repo.snapshot();

      const { exitCode, stdout } = await repo.run('generate-check');

      expect(exitCode).toBe(0);
      expect(stdout).toContain(
        'The client is what OpenAPI Generator 7.25.0 makes of spec/openapi.yaml: 2 files and the lock are the same.',
      );
      expect(repo.snapshot()).toEqual(before);
    });

    test('lists each generated file that was edited, added or removed', async ({ repo }) => {
      repo.write('packages/client/src/generated/index.ts', 'edited');
      repo.write('packages/client/src/generated/models/added.ts', '');
      repo.remove('packages/client/src/generated/.openapi-generator/VERSION');

      expect((await red(repo)).split('\n')).toEqual([
        'generate:check: The client is not what OpenAPI Generator 7.25.0 makes of spec/openapi.yaml:',
        '  removed  packages/client/src/generated/.openapi-generator/VERSION',
        '  changed  packages/client/src/generated/index.ts',
        '  added    packages/client/src/generated/models/added.ts',
        'Run `npx --yes pnpm@12.21.0 generate` and commit what it writes.',
        '',
      ]);
    });

    test('is red after a change of the spec that changes no generated file', async ({ repo }) => {
      repo.write('spec/openapi.yaml', `${repo.read('spec/openapi.yaml')}# a remark\n`);

      const message = await red(repo);

      expect(message).toContain('  changed  packages/client/generated.lock\n');
      expect(message).not.toContain('src/generated');
    });

    test('is red after a change of the options', async ({ repo }) => {
      const path = 'packages/client/openapitools.json';
      repo.write(path, repo.read(path).replace('kebab-case', 'PascalCase'));

      expect(await red(repo)).toContain('  changed  packages/client/generated.lock\n');
    });

    test('is red without a lock', async ({ repo }) => {
      repo.remove('packages/client/generated.lock');

      expect(await red(repo)).toContain('  changed  packages/client/generated.lock\n');
    });

    test('is red without Java', async ({ repo }) => {
      repo.remove('bin/java');

      expect(await red(repo)).toMatch(/^generate:check: Java is missing/);
    });
  });
