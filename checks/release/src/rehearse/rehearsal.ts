import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { succeed, type Finished, type RunOptions } from '@monpay-miniapp/shared/run';
import type { Registry } from './registry.ts';

/** Where a rehearsal runs: a folder that is deleted, and variables that keep everything in it. */
export interface Rehearsal {
  readonly folder: string;
  readonly registry: Registry;
  readonly signal: AbortSignal;
  /** Runs a program of the real release's: the scope is Verdaccio's, everything else is as always. */
  readonly release: Run;
  /** Runs a merchant's program: its home, with every cache and setting, is in the rehearsal's folder. */
  readonly merchant: Run;
}

/** Runs a program to its end; anything that fails is an error with what was written. */
export type Run = (
  cwd: string,
  command: string,
  args: readonly string[],
  options?: Pick<RunOptions, 'env' | 'timeout'>,
) => Promise<Finished>;

/** Prepares a folder for the programs of a rehearsal. */
export async function prepareRehearsal(
  folder: string,
  registry: Registry,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const home = join(folder, 'home');
  const temporary = join(folder, 'tmp');
  for (const path of [home, temporary]) await mkdir(path);
  const npmrc = join(home, '.npmrc');
  await writeFile(npmrc, await settings(registry));
  const shared = { TMPDIR: temporary, npm_config_userconfig: npmrc };

  const run =
    (env: RunOptions['env']): Run =>
    (cwd, command, args, options = {}) =>
      succeed(command, args, {
        cwd,
        signal,
        timeout: options.timeout ?? 240_000,
        env: { ...shared, ...env, ...options.env },
      });
  return {
    folder,
    registry,
    signal,
    release: run({
      // Nothing of Verdaccio's may stay in the user's cache; the store has what the lockfile names, as always.
      pnpm_config_cache_dir: join(folder, 'pnpm-cache'),
      // Only a pipeline can sign where a package comes from: the one thing that a rehearsal leaves out.
      pnpm_config_provenance: 'false',
    }),
    merchant: run({ HOME: home, ...awayFromHome() }),
  };
}

/** The user's own settings, such as a mirror or a certificate, and Verdaccio for the scope. */
async function settings({ url, token }: Registry): Promise<string> {
  const file = process.env['npm_config_userconfig'] ?? join(homedir(), '.npmrc');
  const own = await readFile(file, 'utf8').catch(() => '');
  const host = url.replace('http:', '');
  return `${own.trimEnd()}\n@monpay-miniapp:registry=${url}/\n${host}/:_authToken=${token}\n`;
}

/** Takes away the variables that would lead a program out of its home, or point it to another package manager. */
function awayFromHome(): Record<string, undefined> {
  const leading =
    /^XDG_|^(?:npm|pnpm)_(?:package|lifecycle|config_(?:cache|store|user_agent))|^PNPM_HOME$|^BUN_INSTALL|^YARN_|^DENO_/i;
  const names = Object.keys(process.env).filter((name) => leading.test(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
