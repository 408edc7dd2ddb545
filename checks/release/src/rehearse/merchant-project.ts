import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { publishedPackages } from '@monpay-miniapp/shared/manifest';
import type { PackageManager } from './package-managers.ts';
import type { Rehearsal } from './rehearsal.ts';

const published = publishedPackages().map(({ name }) => name);
/** What the examples of the READMEs need beside them. */
const others = [
  'express@5.3.0',
  'hono@4.13.19',
  '@hono/node-server@2.1.8',
  'ioredis@6.0.0',
  '@types/express@5.0.6',
  '@types/node@26.6.6',
];

/** Makes an empty project and installs all packages in it, the latest version as a merchant would get it. */
export async function merchantProject(
  rehearsal: Rehearsal,
  { name, configure, add }: PackageManager,
  note: (text: string) => void,
): Promise<string> {
  const project = await emptyProject(rehearsal, `shop-with-${name}`);
  await configure?.(rehearsal, project);
  const packages = [...published, ...others];
  for (let tries = 1; ; tries++) {
    try {
      await add(rehearsal, project, packages);
      return project;
    } catch (error) {
      // What others publish comes over a network, and yarn gives up at the first connection that is closed on it.
      if (rehearsal.signal.aborted || tries === 3) throw error;
      note(`try ${tries} failed`);
    }
  }
}

/**
 * Installs the wrapper alone, and counts what came.
 * @throws {Problem} if it brought anything along
 */
export async function installedAlone(rehearsal: Rehearsal): Promise<number> {
  const project = await emptyProject(rehearsal, 'shop-alone');
  await rehearsal.merchant(project, 'npm', ['install', '@monpay-miniapp/sdk']);
  const { stdout } = await rehearsal.merchant(project, 'npm', ['ls', '--all', '--parseable']);
  const came = stdout.trim().split('\n').slice(1);
  if (came.length !== 1)
    throw new Problem(`Expected one package, but ${came.length} came:\n${stdout}`);
  return came.length;
}

async function emptyProject({ folder }: Rehearsal, name: string): Promise<string> {
  const project = join(folder, name);
  await mkdir(project);
  const manifest = { name, private: true, type: 'module' };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  return project;
}

/** @throws {Problem} if a package of the project has another version */
export async function needVersion(project: string, version: string): Promise<void> {
  for (const name of published) {
    const file = join(project, 'node_modules', name, 'package.json');
    const installed = JSON.parse(await readFile(file, 'utf8')) as { version: string };
    if (installed.version !== version) {
      throw new Problem(`${name} is ${installed.version} in ${project}, and not ${version}.`);
    }
  }
}
