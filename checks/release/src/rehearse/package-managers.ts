import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import { bunBinary } from '@monpay-miniapp/runtimes/programs';
import { releaseProject } from '../tools.ts';
import type { Rehearsal } from './rehearsal.ts';

/** How merchants install packages. */
export interface PackageManager {
  readonly name: string;
  /** Writes the settings that it does not take from `.npmrc`. */
  readonly configure?: (rehearsal: Rehearsal, project: string) => Promise<void>;
  /** Adds packages to a project. */
  readonly add: (
    rehearsal: Rehearsal,
    project: string,
    packages: readonly string[],
  ) => Promise<unknown>;
}

/**
 * Every package manager that a release is installed with. A merchant's pnpm and yarn wait a day before they take a
 * new version; these versions are a minute old.
 */
export const packageManagers: readonly PackageManager[] = [
  {
    name: 'npm',
    add: (rehearsal, project, packages) =>
      rehearsal.merchant(project, 'npm', ['install', '--no-audit', '--no-fund', ...packages]),
  },
  {
    name: 'pnpm',
    async configure(_, project) {
      const settings = "packages: []\nminimumReleaseAgeExclude: ['@monpay-miniapp/*']\n";
      await writeFile(join(project, 'pnpm-workspace.yaml'), settings);
    },
    add: (rehearsal, project, packages) =>
      rehearsal.merchant(project, 'pnpm', ['add', ...packages]),
  },
  {
    name: 'yarn',
    async configure({ registry, merchant }, project) {
      const { stdout } = await merchant(project, 'npm', ['config', 'get', 'registry']);
      const settings = {
        nodeLinker: 'node-modules',
        enableTelemetry: false,
        // It opens fifty connections by itself.
        networkConcurrency: 8,
        npmRegistryServer: stdout.trim(),
        npmScopes: { 'monpay-miniapp': { npmRegistryServer: registry.url } },
        unsafeHttpWhitelist: ['127.0.0.1'],
        npmPreapprovedPackages: ['@monpay-miniapp/*'],
      };
      await writeFile(join(project, '.yarnrc.yml'), JSON.stringify(settings));
      await writeFile(join(project, 'yarn.lock'), '');
    },
    async add(rehearsal, project, packages) {
      const yarn = await binOf(releaseProject, '@yarnpkg/cli-dist');
      return rehearsal.merchant(project, process.execPath, [yarn, 'add', ...packages]);
    },
  },
  {
    name: 'bun',
    add: (rehearsal, project, packages) =>
      rehearsal.merchant(project, bunBinary, ['add', ...packages]),
  },
];
