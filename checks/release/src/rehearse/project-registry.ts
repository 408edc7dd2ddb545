import { readdir, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { succeed } from '@monpay-miniapp/shared/run';

/**
 * pnpm's store keeps a link to each project that uses it. These are the links to projects in `folder`, which the
 * store itself would keep until it is pruned.
 */
export async function linksInto(folder: string): Promise<string[]> {
  const { stdout } = await succeed('pnpm', ['store', 'path'], { cwd: import.meta.dirname });
  const projects = join(stdout.trim(), 'projects');
  const names = await readdir(projects).catch(() => []);
  const links: string[] = [];
  for (const name of names) {
    const link = join(projects, name);
    const target = await readlink(link).catch(() => '');
    if (target.startsWith(`${folder}/`)) links.push(link);
  }
  return links;
}

/** Takes them away. */
export async function forgetProjects(folder: string): Promise<void> {
  for (const link of await linksInto(folder)) await rm(link);
}
