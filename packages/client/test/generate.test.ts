import { join } from 'node:path';
import { describe, expect, test as base } from 'vitest';
import { SandboxRepository } from './sandbox-repository.ts';
import type { RunOptions } from './sandbox-repository.ts';
import { serveText } from './serve-text.ts';

// oxlint-disable-next-line no-empty-pattern -- vitest wants a pattern there, even one of nothing
const test = base.extend('repo', ({}, { onCleanup }) => {
  const repo = new SandboxRepository();
  onCleanup(() => repo[Symbol.dispose]());
  repo.write('packages/client/src/generated/index.ts', 'what was there');
  repo.write('packages/client/generated.lock', 'the lock that was there');
  return repo;
});

/** What `generate` prints as it fails, having left everything as it was. */
async function failure(repo: SandboxRepository, options?: RunOptions): Promise<string> {
  const before = repo.snapshot();
  const { exitCode, stderr } = await repo.run('generate', options);
  expect(exitCode, stderr).toBe(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(repo.snapshot()).toEqual(before);
  return stderr;
}

// The stand-ins for Java are shell scripts.
describe.skipIf(process.platform === 'win32').concurrent('generate', { timeout: 60_000 }, () => {
  test('replaces all that was generated before, and the lock', async ({ repo }) => {
    repo.write('packages/client/src/generated/apis/gone-from-the-spec.ts', '');

    const { exitCode, stdout, stderr } = await repo.run('generate');

    expect(exitCode, stderr).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'Generating from spec/openapi.yaml with OpenAPI Generator 7.25.0 on Java 17',
      '  added    packages/client/src/generated/.openapi-generator/VERSION',
      '  removed  packages/client/src/generated/apis/gone-from-the-spec.ts',
      '  changed  packages/client/src/generated/index.ts',
      'Wrote 2 files to packages/client/src/generated, 3 of them not as before, and packages/client/generated.lock.',
      '',
    ]);
    expect(
      Object.keys(repo.snapshot())
        .filter((path) => /src|node_modules|lock$/.test(path))
        .sort(),
    ).toEqual([
      'packages/client/generated.lock',
      'packages/client/node_modules',
      'packages/client/node_modules/@openapitools',
      'packages/client/node_modules/@openapitools/openapi-generator-cli',
      'packages/client/node_modules/@openapitools/openapi-generator-cli/main.js',
      'packages/client/src',
      'packages/client/src/generated',
      'packages/client/src/generated/.openapi-generator',
      'packages/client/src/generated/.openapi-generator/VERSION',
      'packages/client/src/generated/index.ts',
    ]);
    expect(JSON.parse(repo.read('packages/client/generated.lock'))).toHaveProperty(
      'generator',
      '7.25.0',
    );
  });

  test('generates where nothing was generated before', async ({ repo }) => {
    repo.remove('packages/client/src');
    repo.remove('packages/client/generated.lock');

    const { exitCode, stderr } = await repo.run('generate');

    expect(exitCode, stderr).toBe(0);
    expect(repo.snapshot()).toHaveProperty(['packages/client/src/generated/index.ts']);
    expect(repo.snapshot()).toHaveProperty(['packages/client/generated.lock']);
  });

  test('without Java, says how to get it', async ({ repo }) => {
    repo.remove('bin/java');

    const message = await failure(repo);

    expect(message).toMatch(/^generate: Java is missing: there is no `java` on the PATH\./);
    expect(message).toContain('sudo apt-get install default-jre-headless');
    expect(message).toContain('https://adoptium.net');
  });

  test('with a Java that is too old, says how to get a newer one', async ({ repo }) => {
    repo.installJava(`echo 'java version "1.8.0_392"' >&2`);

    const message = await failure(repo);

    expect(message).toMatch(/^generate: Java is too old: the `java` on the PATH is Java 8\./);
    expect(message).toContain('Java 11 or later');
  });

  test('with a Java that does not start, repeats what it says', async ({ repo }) => {
    repo.installJava(`echo 'Unable to locate a Java Runtime.' >&2; exit 1`);

    expect(await failure(repo)).toMatch(
      /^generate: Java does not start: Unable to locate a Java Runtime\.\n/,
    );
  });

  test('where the jar cannot be fetched, says from where, and how to do without', async ({
    repo,
  }) => {
    repo.installRealGenerator();
    repo.remove('jars');
    repo.configure({ repository: { downloadUrl: 'http://127.0.0.1:1/generator.jar' } });

    const message = await failure(repo);

    expect(message).toMatch(
      /^generate: OpenAPI Generator 7\.25\.0 could not be fetched: connect ECONNREFUSED 127\.0\.0\.1:1\n/,
    );
    expect(message).toContain('comes from http://127.0.0.1:1/generator.jar');
    expect(message).toContain('set HTTPS_PROXY');
    expect(message).toContain('put its jar at\n  jars/7.25.0.jar\n');
  });

  test('where the connection breaks off while the jar is fetched, says so', async ({ repo }) => {
    repo.remove('jars');

    expect(await failure(repo)).toContain('could not be fetched: the connection broke off\n');
  });

  test('fetches the jar, and keeps it', async ({ repo }) => {
    repo.remove('jars/7.25.0.jar');
    repo.configure({ repository: { downloadUrl: 'data:,jar%207.25.0' } });

    const { exitCode, stdout, stderr } = await repo.run('generate');

    expect(exitCode, stderr).toBe(0);
    expect(stdout).toMatch(/^Fetching OpenAPI Generator 7\.25\.0 \(31 MB, the first time only\)\n/);
    expect(repo.read('jars/7.25.0.jar')).toBe('jar 7.25.0');
  });

  test('starts no jar but the one whose hash is pinned', async ({ repo }) => {
    repo.write('jars/7.25.0.jar', '<h1>Please log in</h1>');

    const message = await failure(repo);

    expect(message).toMatch(
      /jars\/7\.25\.0\.jar is not the jar that packages\/client\/generator\.sha256 knows/,
    );
    expect(message).toMatch(/\nIt was not started\. Delete that file/);
  });

  test('does not start what it fetched before it has compared the hash', async ({ repo }) => {
    const started = join(repo.folder, 'started.txt');
    repo.installJava(`echo "$@" >> '${started}'; echo 'openjdk version "17.0.15"' >&2`);
    repo.installRealGenerator();
    repo.remove('jars');
    await using server = await serveText('not the jar');
    repo.configure({ repository: { downloadUrl: server.url } });

    const { exitCode, stderr } = await repo.run('generate');

    expect(exitCode).toBe(1);
    expect(stderr).toContain('jars/7.25.0.jar is not the jar that');
    expect(stderr).toContain('It was not started, and is removed again.');
    expect(server.requests).toBe(1);
    expect(repo.read('started.txt')).toBe('-version\n');
    expect(Object.keys(repo.snapshot())).not.toContain('jars/7.25.0.jar');
  });

  test('where no hash is known of the version that is pinned, says how to come by it', async ({
    repo,
  }) => {
    repo.configure({ version: '7.26.0' });

    expect(await failure(repo)).toMatch(
      /^generate: packages\/client\/generator\.sha256 knows no hash of 7\.26\.0\.jar.*\nFetch it with a client that checks it/,
    );
  });

  test('with a jar of another version than its name says, refuses what it makes', async ({
    repo,
  }) => {
    repo.write('jars/7.25.0.jar', 'jar 7.24.0');
    repo.pinJar('jar 7.24.0');

    expect(await failure(repo)).toContain(
      '7.25.0 is pinned in openapitools.json, but jars/7.25.0.jar is 7.24.0',
    );
  });

  test('where another generator than a 7.x is asked for, refuses to run it', async ({ repo }) => {
    repo.configure({ version: '6.6.0' });

    expect(await failure(repo)).toContain('asks for OpenAPI Generator 6.6.0');
  });

  test('with a spec that does not parse, repeats what the generator says', async ({ repo }) => {
    repo.write('spec/openapi.yaml', 'info: [');

    expect(await failure(repo)).toBe(
      'generate: OpenAPI Generator 7.25.0 made nothing of spec/openapi.yaml. Nothing was changed. It says:\n' +
        '  the spec does not parse\n',
    );
  });

  test('without a spec, says so', async ({ repo }) => {
    repo.remove('spec/openapi.yaml');

    expect(await failure(repo)).toBe('generate: The spec is missing: spec/openapi.yaml\n');
  });

  test('with an argument, says that it takes none', async ({ repo }) => {
    expect(await failure(repo, { args: ['--force'] })).toBe(
      'generate: It takes no arguments, but was given: --force\n',
    );
  });

  test('stopped halfway, leaves all as it was', async ({ repo }) => {
    repo.write('spec/openapi.yaml', 'openapi: 3.1.1\ninfo:\n  title: hang\n');
    const before = repo.snapshot();

    const { exitCode, stderr } = await repo.run('generate', {
      stopAt: { text: 'Generating', signal: 'SIGINT' },
    });

    expect(exitCode).toBe(130);
    expect(stderr).toBe('generate: stopped. Nothing was changed.\n');
    expect(repo.snapshot()).toEqual(before);
  });
});
