import { describe, expect } from 'vitest';
import { test, failure, success } from './generate-run.ts';

// The stand-in for Java is a shell script.
describe.skipIf(process.platform === 'win32').concurrent('generate', { timeout: 60_000 }, () => {
  test('--check is green after a run without it, and changes nothing', async ({ repo }) => {
    await success(repo);
    const before = repo.snapshot();

    expect(await success(repo, '--check')).toBe(
      'The client is what the spec, the options and the templates generate.\n',
    );
    expect(repo.snapshot()).toEqual(before);
  });

  test('--check takes no offence at line endings', async ({ repo }) => {
    await success(repo);
    for (const path of [
      'packages/client/src/generated/index.ts',
      'packages/client/generated.lock',
    ]) {
      repo.write(path, repo.read(path).replaceAll('\n', '\r\n'));
    }

    await success(repo, '--check');
  });

  test('--check shows each generated file that was edited, added or removed', async ({ repo }) => {
    repo.write('spec/openapi.yaml', 'openapi: 3.1.1\ninfo:\n  title: A shop\n');
    await success(repo);
    repo.write('packages/client/src/generated/index.ts', 'edited');
    repo.write('packages/client/src/generated/models/added.ts', 'added');
    repo.remove('packages/client/src/generated/.openapi-generator/VERSION');

    const message = await failure(repo, '--check');

    expect(message).toMatch(/^generate: The committed client or its lock is not what the spec/);
    expect(message).toContain('Run `npx --yes pnpm@12.21.0 generate` and commit what it writes.');
    expect(message.match(/^[-+](?![-+]).*$/gm)?.sort()).toEqual([
      '+// A shop',
      '+7.25.0',
      '-added',
      '-edited',
    ]);
  });

  test.for([
    'spec/openapi.yaml',
    'packages/client/generator.yaml',
    'packages/client/templates/limits.mustache',
  ])(
    '--check is red after a change of %s that changes no generated file',
    async (path, { repo }) => {
      await success(repo);
      repo.write(path, `${repo.read(path)}# a remark\n`);

      expect(await failure(repo, '--check')).toContain('or its lock is not what the spec');
    },
  );

  test('--check is red without a lock', async ({ repo }) => {
    await success(repo);
    repo.remove('packages/client/generated.lock');

    expect(await failure(repo, '--check')).toContain('or its lock is not what the spec');
  });
});
