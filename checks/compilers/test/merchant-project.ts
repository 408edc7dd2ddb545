import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, type Finished } from '@monpay-miniapp/shared/run';
import { inject } from 'vitest';

/** This check's own folder, whose install has the compilers. */
export const check: string = fileURLToPath(new URL('..', import.meta.url));

/**
 * A merchant's project: the packed sdk and sandbox, and every package of this check's install.
 * @param files - texts by their paths; without a package.json of its own the project is CommonJS
 */
export function merchantProject(files: Readonly<Record<string, string>> = {}): string {
  const project = mkdtempSync(join(inject('projects'), 'merchant-'));
  for (const [path, text] of Object.entries({ 'package.json': '{ "private": true }', ...files })) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  addPackages(project);
  return project;
}

/** Puts the packages into a project that something else has made. */
export function addPackages(project: string): void {
  const modules = join(project, 'node_modules');
  for (const [name, folder] of Object.entries(inject('packages'))) {
    cpSync(folder, join(modules, name), { recursive: true });
  }
  for (const name of installed()) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(check, 'node_modules', name), join(modules, name));
  }
}

function installed(): string[] {
  const modules = join(check, 'node_modules');
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`)
        : [name],
    );
}

/** Runs Node in the project. */
export function node(
  project: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return run(process.execPath, args, { cwd: project, env, timeout: 60_000 });
}
