import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const thisProject = fileURLToPath(new URL('..', import.meta.url));

/** The file that a package of this project, or of another, runs as a command. */
export async function binOf(
  name: string,
  command?: string,
  project: string = thisProject,
): Promise<string> {
  const folder = join(project, 'node_modules', name);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bin === 'string' ? bin : command ? bin[command] : Object.values(bin)[0];
  if (!path) throw new Error(`${name} has no command ${command}`);
  return join(folder, path);
}
