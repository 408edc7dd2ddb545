import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const packageFolder = resolve(import.meta.dirname, '..');

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A repository in a temporary folder with the spec and this package, its `java` test/fake-java.mjs and its jar one
 * line of text. The PATH has Git and what a test puts there.
 */
export class TemporaryRepository implements Disposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'client package ')); // a space, as many a home has
  readonly #bin: string = join(this.folder, 'bin');

  constructor() {
    cpSync(join(packageFolder, '../../spec/openapi.yaml'), join(this.folder, 'spec/openapi.yaml'));
    for (const name of ['scripts', 'templates', 'package.json', 'generator.yaml']) {
      cpSync(join(packageFolder, name), join(this.folder, 'packages/client', name), {
        recursive: true,
      });
    }
    const generator = 'node_modules/@openapitools/openapi-generator-cli';
    mkdirSync(join(this.folder, 'packages/client', generator, '..'), { recursive: true });
    symlinkSync(
      join(packageFolder, generator),
      join(this.folder, 'packages/client', generator),
      'junction',
    );
    this.configure({ version: '7.25.0' });
    this.write('jars/7.25.0.jar', 'the jar');
    this.write('packages/client/generator.sha256', `${sha256('the jar')}  7.25.0.jar\n`);
    mkdirSync(this.#bin);
    symlinkSync(gitOfThisMachine(), join(this.#bin, 'git'));
    this.installJava(`
case "$1" in
  -version) echo 'openjdk version "17.0.15" 2025-04-15' >&2 ;;
  *) exec '${process.execPath}' '${join(import.meta.dirname, 'fake-java.mjs')}' "$@" ;;
esac`);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, maxRetries: 5 });
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, content: string): void {
    mkdirSync(join(this.folder, path, '..'), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Sets these fields of `generator-cli` in `openapitools.json`. */
  configure(fields: Record<string, unknown>): void {
    this.write(
      'packages/client/openapitools.json',
      JSON.stringify({ 'generator-cli': { storageDir: '../../jars', ...fields } }),
    );
  }

  /** Puts a `java` that does what this shell script says on the PATH. */
  installJava(script: string): void {
    writeFileSync(join(this.#bin, 'java'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.#bin, 'java'), 0o755);
  }

  async generate(...args: string[]): Promise<Outcome> {
    const script = join(this.folder, 'packages/client/scripts/generate.ts');
    const child = spawn(process.execPath, [script, ...args], {
      env: { PATH: this.#bin, GIT_CONFIG_NOSYSTEM: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = new Promise<number | null>((resolveCode) => child.on('close', resolveCode));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { exitCode: await closed, stdout, stderr };
  }

  /** Path -> hash of everything in the repository. */
  snapshot(): Record<string, string> {
    return Object.fromEntries(
      readdirSync(this.folder, { recursive: true, withFileTypes: true }).map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [relative(this.folder, path), entry.isFile() ? sha256(readFileSync(path)) : ''];
      }),
    );
  }
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function gitOfThisMachine(): string {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      return realpathSync(join(folder, 'git'));
    } catch {
      // not in this one
    }
  }
  throw new Error('There is no git on the PATH.');
}
