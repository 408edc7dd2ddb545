import { describe, expect, test } from 'vitest';
import { changesetBase } from '../src/changesets/base.ts';
import { missingChangesets } from '../src/changesets/missing.ts';
import { ScratchRepository } from './scratch-repository.ts';

/** The packages that no changeset announces, in a clone as CI has it. */
async function missingIn(folder: string): Promise<string[]> {
  const missing = await missingChangesets(folder, changesetBase(folder, 'origin/main'));
  return missing.map(({ name }) => name);
}

describe('on the main branch', () => {
  test('before the first release each package needs a changeset', async () => {
    using repository = new ScratchRepository();
    expect(await missingIn(repository.clone())).toEqual(['one', 'two']);
    repository.changeset('first', { one: 'minor' });
    repository.commit('Announce one');
    expect(await missingIn(repository.clone())).toEqual(['two']);
    repository.changeset('second', { two: 'minor' });
    repository.commit('Announce two');
    expect(await missingIn(repository.clone())).toEqual([]);
  });

  test('after a release only what changed since then needs one', async () => {
    using repository = new ScratchRepository();
    repository.release('0.1.0');
    expect(await missingIn(repository.clone())).toEqual([]);
    repository.write('packages/two/src/index.ts', 'export const two = 22;');
    repository.commit('Change two');
    repository.write('README.md', 'Nothing that is published.');
    repository.commit('Change the README');
    expect(await missingIn(repository.clone())).toEqual(['two']);
    repository.changeset('two', { two: 'patch' });
    repository.commit('Announce it');
    expect(await missingIn(repository.clone())).toEqual([]);
  });

  test('an empty changeset says that merchants need not know', async () => {
    using repository = new ScratchRepository('0.1.0');
    repository.write('packages/one/src/index.ts', 'export const one = 0 + 1;');
    repository.changeset('nothing', {});
    repository.commit('Write one another way');
    expect(await missingIn(repository.clone())).toEqual([]);
  });
});

describe('on a branch', () => {
  test('a changeset that was there before does not cover what came since', async () => {
    using repository = new ScratchRepository('0.1.0');
    repository.write('packages/one/src/index.ts', 'export const one = 11;');
    repository.changeset('one', { one: 'patch' });
    repository.commit('Change one');
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.write('packages/one/src/index.ts', 'export const one = 111;');
    repository.commit('Change it again');
    repository.git('checkout', '--quiet', 'main');
    const clone = repository.clone('--branch=topic');
    expect(await missingIn(clone)).toEqual(['one']);
  });

  test('a branch that makes a release needs none for what it releases', async () => {
    using repository = new ScratchRepository('0.1.0');
    repository.write('packages/one/src/index.ts', 'export const one = 11;');
    repository.changeset('one', { one: 'patch' });
    repository.commit('Change one');
    repository.git('checkout', '--quiet', '-b', 'changeset-release/main');
    repository.release('0.1.1');
    repository.git('checkout', '--quiet', 'main');
    expect(await missingIn(repository.clone('--branch=changeset-release/main'))).toEqual([]);
  });
});

describe('what announces a change', () => {
  test.each([
    ['a bump and words', 'patch', 'Something.', []],
    ['no words', 'patch', '', ['one']],
    ['no bump', 'none', 'Something.', ['one']],
  ])('%s', async (_, bump, summary, missing) => {
    using repository = new ScratchRepository('0.1.0');
    repository.write('packages/one/src/index.ts', 'export const one = 11;');
    repository.changeset('one', { one: bump }, summary);
    expect(await missingIn(repository.folder)).toEqual(missing);
  });
});

describe('what counts as a change', () => {
  test.each([
    ['a version that is bundled', '4.6.8', ['one']],
    ['a version that is only named', '4.6.7 ', []],
  ])('%s', async (_, version, missing) => {
    using repository = new ScratchRepository('0.1.0');
    const manifest = JSON.parse(repository.git('show', 'HEAD:packages/one/package.json')) as object;
    const bundling = { ...manifest, devDependencies: { zod: 'catalog:', types: 'catalog:' } };
    const catalog = (zod: string, types: string): void =>
      repository.write('pnpm-workspace.yaml', `catalog:\n  zod: ${zod}\n  types: ${types}`);
    repository.write('packages/one/package.json', JSON.stringify(bundling));
    repository.write(
      'packages/one/src/index.ts',
      "import type { A } from 'types';\nimport {\n  string,\n} from 'zod/v4/core';\nexport const one = string as A;",
    );
    catalog('4.6.7', '1.0.0');
    repository.changeset('zod', { one: 'patch' });
    repository.commit('Bundle zod');
    repository.release('0.1.1');
    catalog(version.trim(), '2.0.0');
    expect(await missingIn(repository.folder)).toEqual(missing);
  });

  test.each([
    ['the licence of all', 'LICENSE', 'MIT', ['one', 'two']],
    ['a source', 'packages/one/src/other.ts', 'export {};', ['one']],
    ['the README', 'packages/one/README.md', '# one', ['one']],
    ['how it is built', 'packages/one/tsdown.config.ts', 'export default {};', ['one']],
    ['a test', 'packages/one/test/index.test.ts', 'export {};', []],
    ['the changelog', 'packages/one/CHANGELOG.md', '# one', []],
    ['an app', 'apps/shop/src/index.ts', 'export {};', []],
  ])('%s', async (_, path, content, missing) => {
    using repository = new ScratchRepository('0.1.0');
    repository.write(path, content);
    expect(await missingIn(repository.folder), 'not committed').toEqual(missing);
    repository.commit('Change something');
    expect(await missingIn(repository.clone()), 'committed').toEqual(missing);
  });

  test.each([
    ['exports', { exports: './dist/other.js' }, ['one']],
    ['devDependencies', { devDependencies: { vitest: '5.1.1' } }, []],
    ['scripts', { scripts: { build: 'tsdown' } }, []],
  ])('%s in package.json', async (_, fields, missing) => {
    using repository = new ScratchRepository('0.1.0');
    const manifest = JSON.parse(repository.git('show', 'HEAD:packages/one/package.json')) as object;
    repository.write('packages/one/package.json', JSON.stringify({ ...manifest, ...fields }));
    repository.commit('Change package.json');
    expect(await missingIn(repository.clone())).toEqual(missing);
  });
});

describe('a clone that does not reach back', () => {
  test('reports what to fetch, and not that all is well', async () => {
    using repository = new ScratchRepository('0.1.0');
    repository.write('packages/one/src/index.ts', 'export const one = 11;');
    repository.commit('Change one');
    repository.write('README.md', 'Another commit.');
    repository.commit('Change the README');
    await expect(missingIn(repository.clone('--depth=1'))).rejects.toThrow('fetch-depth: 0');
    expect(await missingIn(repository.clone())).toEqual(['one']);
  });

  test('reports that the main branch is to be fetched, if there are others', async () => {
    using repository = new ScratchRepository('0.1.0');
    repository.changeset('first', { one: 'minor', two: 'minor' });
    repository.commit('Announce both');
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.write('packages/one/src/index.ts', 'export const one = 11;');
    repository.commit('Change one');
    const single = ['--single-branch', '--branch=topic'];
    await expect(missingIn(repository.clone(...single))).rejects.toThrow('git fetch origin main');
    await expect(missingIn(repository.clone(...single, '--depth=1'))).rejects.toThrow('git fetch');
    expect(await missingIn(repository.folder), 'its own main is enough').toEqual(['one']);
  });

  test('is enough before the first release, whatever it is called', async () => {
    using repository = new ScratchRepository();
    repository.git('checkout', '--quiet', '-b', 'topic');
    const single = ['--single-branch', '--branch=topic'];
    expect(await missingIn(repository.clone(...single))).toEqual(['one', 'two']);
    expect(await missingIn(repository.clone('--depth=1'))).toEqual(['one', 'two']);
  });
});

describe('the command', () => {
  test('names the packages and the files, and what to do', () => {
    using repository = new ScratchRepository('0.1.0');
    repository.write('packages/one/src/index.ts', 'export const one = 11;');
    const { status, output } = repository.run('changesets/check.ts');
    expect(output).toContain('one\n  packages/one/src/index.ts');
    expect(output).toContain('pnpm changeset');
    expect(status).toBe(1);
  });

  test('ends well if a changeset announces it', () => {
    using repository = new ScratchRepository('0.1.0');
    repository.write('packages/one/src/index.ts', 'export const one = 11;');
    repository.changeset('one', { one: 'patch' });
    expect(repository.run('changesets/check.ts')).toMatchObject({ status: 0 });
  });
});
