import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const repository: string = fileURLToPath(new URL('../../..', import.meta.url)).replace(
  /[/\\]$/,
  '',
);

/** The text of a file, by its path from the top. */
export function readText(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** The files that git tracks or would add, whose path ends like this. */
export function filesNamed(...patterns: string[]): string[] {
  const git = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '--'];
  const listed = execFileSync('git', [...git, ...patterns], { cwd: repository, encoding: 'utf8' });
  return listed.split('\n').filter((path) => path !== '');
}
