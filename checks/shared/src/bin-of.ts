import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest.ts';

/**
 * The file that a package, installed in the folder `project`, runs as a command.
 * @throws {Error} if it has no such command
 */
export async function binOf(project: string, name: string, command?: string): Promise<string> {
  const folder = join(project, 'node_modules', name);
  const { bin = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const path = typeof bin === 'string' ? bin : command ? bin[command] : Object.values(bin)[0];
  if (!path) throw new Error(`${name} has no command ${command ?? ''}`);
  return join(folder, path);
}
