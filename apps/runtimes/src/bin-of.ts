import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file that a package of this project runs as a command. */
export async function binOf(name: string, command?: string): Promise<string> {
  const folder = fileURLToPath(new URL(`../node_modules/${name}/`, import.meta.url));
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bin === 'string' ? bin : command ? bin[command] : Object.values(bin)[0];
  if (!path) throw new Error(`${name} has no command ${command}`);
  return join(folder, path);
}
