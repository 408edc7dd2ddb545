import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from '@monpay-miniapp/shared/repository';

const scratch = fileURLToPath(new URL('../scratch', import.meta.url));

/**
 * Copies the sdk's source and tests, with some files replaced, to where they find the rest of the repository by
 * the same relative paths: child processes that a test starts get the replaced files too.
 * @returns the copy's folder
 */
export function scratchCopy(sources: ReadonlyMap<string, string>): string {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(join(scratch, 'packages'), { recursive: true });
  // Not what makes it a workspace: pnpm would install into the links.
  link('.', new Set(['packages', '.git', 'node_modules', 'pnpm-workspace.yaml', 'pnpm-lock.yaml']));
  link('packages', new Set(['sdk']));
  const real = join(repository, 'packages/sdk');
  const copy = join(scratch, 'packages/sdk');
  cpSync(real, copy, {
    recursive: true,
    filter: (path) => !/[/\\](?:node_modules|dist|\.turbo)$/.test(path),
  });
  for (const name of ['node_modules', 'dist']) {
    symlinkSync(join(real, name), join(copy, name), 'junction');
  }
  for (const [file, text] of sources) writeFileSync(join(copy, file), text);
  return copy;
}

function link(folder: string, except: ReadonlySet<string>): void {
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
