import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from '@monpay-miniapp/shared/repository';

const scratches = fileURLToPath(new URL('../scratch', import.meta.url));

/**
 * Copies a package's source and tests, with some files replaced, to where they find the rest of the repository by
 * the same relative paths: child processes that a test starts get the replaced files too.
 * @param package_ - its folder from the root
 * @param sources - by their paths from the root
 * @returns the copy's folder
 */
export function scratchCopy(package_: string, sources: ReadonlyMap<string, string>): string {
  const name = basename(package_);
  const scratch = join(scratches, name);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(join(scratch, 'packages'), { recursive: true });
  // Not what makes it a workspace: pnpm would install into the links.
  link(
    scratch,
    '.',
    new Set(['packages', '.git', 'node_modules', 'pnpm-workspace.yaml', 'pnpm-lock.yaml']),
  );
  link(scratch, 'packages', new Set([name]));
  const real = join(repository, package_);
  const copy = join(scratch, package_);
  cpSync(real, copy, {
    recursive: true,
    filter: (path) => !/[/\\](?:node_modules|dist|\.turbo)$/.test(path),
  });
  for (const made of ['node_modules', 'dist']) {
    symlinkSync(join(real, made), join(copy, made), 'junction');
  }
  for (const [file, text] of sources) writeFileSync(join(scratch, file), text);
  return copy;
}

function link(scratch: string, folder: string, except: ReadonlySet<string>): void {
  for (const entry of readdirSync(join(repository, folder), { withFileTypes: true })) {
    if (except.has(entry.name)) continue;
    const from = join(scratch, folder, entry.name);
    symlinkSync(
      join(repository, folder, entry.name),
      from,
      entry.isDirectory() ? 'junction' : 'file',
    );
  }
}
