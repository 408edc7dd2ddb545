import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { releaseProject } from '../src/tools.ts';

/** A small git repository with two published packages and an app, in a temporary folder. */
export class ScratchRepository implements Disposable {
  readonly #parent: string = mkdtempSync(join(tmpdir(), 'release-test-'));
  readonly folder: string = join(this.#parent, 'repository');

  constructor(version = '0.0.0') {
    const shared = { version, files: ['dist', 'src', 'CHANGELOG.md'], scripts: { build: 'tsc' } };
    mkdirSync(this.folder);
    this.write('package.json', '{ "private": true }');
    this.write('pnpm-workspace.yaml', 'packages: [spec, packages/*, apps/*]');
    this.write('packages/one/package.json', manifest({ name: 'one', ...shared }));
    this.write('packages/one/src/index.ts', 'export const one = 1;');
    this.write('packages/two/package.json', manifest({ name: 'two', ...shared }));
    this.write('packages/two/src/index.ts', 'export const two = 2;');
    this.write('apps/shop/package.json', manifest({ name: 'shop', private: true }));
    this.write('.changeset/config.json', '{ "fixed": [["one", "two"]], "format": false }');
    this.git('init', '--initial-branch=main');
    this.commit('start');
  }

  [Symbol.dispose](): void {
    rmSync(this.#parent, { recursive: true });
  }

  write(path: string, content: string): void {
    mkdirSync(join(this.folder, dirname(path)), { recursive: true });
    writeFileSync(join(this.folder, path), `${content}\n`);
  }

  changeset(id: string, bumps: Readonly<Record<string, string>>, summary = 'Something.'): void {
    const lines = Object.entries(bumps).map(([name, bump]) => `'${name}': ${bump}`);
    this.write(`.changeset/${id}.md`, ['---', ...lines, '---', '', summary].join('\n'));
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.invalid'];
    const settings = ['-c', 'commit.gpgSign=false', '-c', 'core.hooksPath=/dev/null'];
    return execFileSync('git', [...identity, ...settings, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  }

  /** Commits everything, and gives the commit's name. */
  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Raises the version of all packages as a release does, and commits that. */
  release(version: string): string {
    for (const name of ['one', 'two']) {
      const path = `packages/${name}/package.json`;
      const fields = JSON.parse(this.git('show', `HEAD:${path}`)) as object;
      this.write(path, manifest({ ...fields, version }));
    }
    this.git('rm', '--quiet', '--ignore-unmatch', '.changeset/*.md');
    return this.commit(`Release ${version}`);
  }

  /** A clone beside it, as CI has one: `origin/main` is there. */
  clone(...options: string[]): string {
    const folder = join(this.#parent, `clone-${Math.random().toString(36).slice(2)}`);
    this.git('clone', '--quiet', ...options, `file://${this.folder}`, folder);
    return folder;
  }

  /** Runs a command of checks/release in this repository. */
  run(command: string, ...args: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(releaseProject, 'src', command), ...args],
      { cwd: this.folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    );
    return { status, output: stdout + stderr };
  }
}

function manifest(fields: object): string {
  return JSON.stringify(fields, undefined, 2);
}
