import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { serveText } from './serve-text.ts';
import { test, failure, success } from './generate-run.ts';

// The stand-in for Java is a shell script.
describe.skipIf(process.platform === 'win32').concurrent('generate', { timeout: 60_000 }, () => {
  test('replaces all that was generated before, and the lock', async ({ repo }) => {
    repo.write('packages/client/src/generated/apis/gone-from-the-spec.ts', '');

    await success(repo);

    expect(
      Object.keys(repo.snapshot()).filter((path) => /src|\.generated|lock$/.test(path)),
    ).toEqual(
      expect.arrayContaining([
        'packages/client/generated.lock',
        'packages/client/src',
        'packages/client/src/generated',
        'packages/client/src/generated/.openapi-generator',
        'packages/client/src/generated/.openapi-generator/VERSION',
        'packages/client/src/generated/index.ts',
      ]),
    );
    expect(repo.snapshot()).not.toHaveProperty([
      'packages/client/src/generated/apis/gone-from-the-spec.ts',
    ]);
    expect(JSON.parse(repo.read('packages/client/generated.lock'))).toHaveProperty(
      'generator',
      '7.25.0',
    );
  });

  test('works in a clone that has nothing generated', async ({ repo }) => {
    repo.remove('packages/client/src');
    repo.remove('packages/client/generated.lock');

    await success(repo);

    expect(repo.snapshot()).toHaveProperty(['packages/client/src/generated/index.ts']);
    expect(repo.snapshot()).toHaveProperty(['packages/client/generated.lock']);
  });

  test('without Java, says how to get it', async ({ repo }) => {
    repo.remove('bin/java');

    const message = await failure(repo);

    expect(message).toMatch(/^generate: There is no `java` on the PATH\.\n/);
    expect(message).toContain('sudo apt-get install default-jre-headless');
    expect(message).toContain('https://adoptium.net');
  });

  test.for([
    ['java version "1.8.0_392"', 'does not say 11 or later: java version "1.8.0_392"'],
    ['openjdk version "10"', 'does not say 11 or later'],
    ['a Java of my own', 'does not say 11 or later: a Java of my own'],
  ] as const)(
    'with a Java that says %j, says how to get another',
    async ([says, told], { repo }) => {
      repo.installJava(`echo '${says}' >&2`);

      const message = await failure(repo);

      expect(message).toContain(told);
      expect(message).toContain('https://adoptium.net');
    },
  );

  test.for([
    'openjdk version "11" 2018-09-25',
    'Picked up _JAVA_OPTIONS: -Xmx1g\nopenjdk version "26-ea"',
  ])('with a Java that says %j, goes on', async (says, { repo }) => {
    repo.installJava(`echo '${says}' >&2; [ "$1" = -version ]`);

    expect(await failure(repo)).toMatch(/^generate: OpenAPI Generator failed\./);
  });

  test('with a Java that does not start, repeats what it says', async ({ repo }) => {
    repo.installJava(`echo 'Unable to locate a Java Runtime.' >&2; exit 1`);

    expect(await failure(repo)).toMatch(
      /^generate: Java does not start: Unable to locate a Java Runtime\.\n/,
    );
  });

  test('when the jar cannot be fetched, says how to do without', async ({ repo }) => {
    repo.remove('jars');
    repo.configure({
      version: '7.25.0',
      repository: { downloadUrl: 'http://127.0.0.1:1/generator.jar' },
    });

    const message = await failure(repo);

    expect(message).toMatch(
      /^generate: OpenAPI Generator 7\.25\.0 could not be fetched: connect ECONNREFUSED 127\.0\.0\.1:1\n/,
    );
    expect(message).toContain('set HTTPS_PROXY');
    expect(message).toContain(`put it at\n  ${join(repo.folder, 'jars/7.25.0.jar')}\n`);
  });

  test('fetches the jar once, and keeps it', async ({ repo }) => {
    repo.remove('jars/7.25.0.jar');
    await using server = await serveText('the jar');
    repo.configure({ version: '7.25.0', repository: { downloadUrl: server.url } });

    await success(repo);
    await success(repo);

    expect(repo.read('jars/7.25.0.jar')).toBe('the jar');
    expect(server.requests).toBe(1);
  });

  test('does not start a jar that it fetched before it has compared the hash', async ({ repo }) => {
    repo.installJava(`echo "$@" >> '${join(repo.folder, 'started.txt')}'; echo 'version "17"' >&2`);
    repo.remove('jars/7.25.0.jar');
    await using server = await serveText('not the jar');
    repo.configure({ version: '7.25.0', repository: { downloadUrl: server.url } });

    const { exitCode, stderr } = await repo.generate();

    expect(exitCode).toBe(1);
    expect(stderr).toContain('7.25.0.jar is not the jar that generator.sha256 names');
    expect(stderr).toContain('It was removed again. It was not started.');
    expect(server.requests).toBe(1);
    expect(repo.read('started.txt')).toBe('-version\n');
    expect(repo.snapshot()).not.toHaveProperty(['jars/7.25.0.jar']);
  });

  test('does not start a jar that lies there with another hash', async ({ repo }) => {
    repo.installJava(`[ "$1" = -version ] || echo started; echo 'version "17"' >&2`);
    repo.write('jars/7.25.0.jar', '<h1>Please log in</h1>');

    const message = await failure(repo);

    expect(message).toContain('7.25.0.jar is not the jar that generator.sha256 names');
    expect(message).toContain('Delete that file and run this again. It was not started.');
  });

  test('says how to get the hash of a version that has none yet', async ({ repo }) => {
    repo.configure({ version: '7.26.0' });

    expect(await failure(repo)).toMatch(
      /^generate: packages\/client\/generator\.sha256 has no hash of 7\.26\.0\.jar\..*\nFetch the jar with a client that checks it/,
    );
  });

  test('with a spec that does not parse, repeats what the generator says', async ({ repo }) => {
    repo.write('spec/openapi.yaml', 'info: [');

    expect(await failure(repo)).toBe(
      'generate: OpenAPI Generator failed. Nothing was changed. It says:\nthe spec does not parse\n\n',
    );
  });

  test('refuses an option that it does not know', async ({ repo }) => {
    expect(await failure(repo, '--force')).toContain("Unknown option '--force'");
  });
});
