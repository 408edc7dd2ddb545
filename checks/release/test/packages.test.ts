import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pendingChangesets } from '../src/changesets/pending.ts';
import { publishedPackages, workspacePackages } from '@monpay-miniapp/shared/manifest';
import { repository } from '@monpay-miniapp/shared/repository';

const names = publishedPackages().map(({ name }) => name);

test('the packages that are published move together, and no other is published', () => {
  const config = JSON.parse(readFileSync(join(repository, '.changeset/config.json'), 'utf8')) as {
    fixed: string[][];
  };
  expect(config.fixed.map((group) => group.toSorted())).toEqual([names.toSorted()]);
  const inside = workspacePackages().filter(({ folder }) => /^(?:apps|checks)\//.test(folder));
  expect(inside.length).toBeGreaterThan(5);
  for (const { folder, manifest } of workspacePackages()) {
    expect(manifest.private ?? false, folder).toBe(/^(?:apps|checks)\//.test(folder));
  }
  for (const path of [
    'package.json',
    ...globSync('checks/{bench,compilers,newcomer,release,runtimes}/package.json', {
      cwd: repository,
    }),
  ]) {
    expect(JSON.parse(readFileSync(join(repository, path), 'utf8'))).toMatchObject({
      private: true,
    });
  }
});

test('the packages that are published have one version', () => {
  expect(new Set(publishedPackages().map(({ manifest }) => manifest.version)).size).toBe(1);
});

test('changesets name only packages that are published', async () => {
  const named = (await pendingChangesets(repository)).flatMap(({ releases }) => releases);
  for (const { name } of named) expect(names).toContain(name);
});

test('provenance is on', () => {
  expect(readFileSync(join(repository, 'pnpm-workspace.yaml'), 'utf8')).toMatch(
    /^provenance: true$/m,
  );
});
