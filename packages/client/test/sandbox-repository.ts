import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const packageFolder = resolve(import.meta.dirname, '..');
const generator = 'node_modules/@openapitools/openapi-generator-cli';

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly args?: readonly string[];
  /** The signal to send once this text is printed. */
  readonly stopAt?: { readonly text: string; readonly signal: NodeJS.Signals };
}

/**
 * A repository in a temporary folder with the spec and this package, where the generator is test/fake-generator.mjs
 * and the PATH has nothing but what a test puts there.
 */
export class SandboxRepository implements Disposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'client package ')); // a space, as many a home has
  readonly #bin: string = join(this.folder, 'bin');

  constructor() {
    cpSync(join(packageFolder, '../../spec/openapi.yaml'), join(this.folder, 'spec/openapi.yaml'));
    for (const name of ['scripts', 'package.json', 'openapitools.json']) {
      cpSync(join(packageFolder, name), this.#client(name), { recursive: true });
    }
    this.write(`packages/client/${generator}/main.js`, fakeGenerator);
    this.configure({ version: '7.25.0', storageDir: '../../jars' });
    this.write('jars/7.25.0.jar', 'jar 7.25.0');
    this.pinJar('jar 7.25.0');
    mkdirSync(this.#bin);
    this.installJava(`echo 'openjdk version "17.0.15" 2025-04-15' >&2`);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, maxRetries: 5 });
  }

  #client(path: string): string {
    return join(this.folder, 'packages/client', path);
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
    const path = 'packages/client/openapitools.json';
    const config = JSON.parse(this.read(path)) as Record<string, object>;
    this.write(
      path,
      JSON.stringify({ ...config, 'generator-cli': { ...config['generator-cli'], ...fields } }),
    );
  }

  /** Makes the jar with this content the one that may be started. */
  pinJar(content: string): void {
    const hash = createHash('sha256').update(content).digest('hex');
    this.write('packages/client/generator.sha256', `${hash}  7.25.0.jar\n`);
  }

  /** Puts a `java` that does what this shell script says on the PATH. */
  installJava(script: string): void {
    writeFileSync(join(this.#bin, 'java'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.#bin, 'java'), 0o755);
  }

  /** Puts the npm package that fetches and runs the jar where its stand-in was. */
  installRealGenerator(): void {
    rmSync(this.#client(generator), { recursive: true });
    symlinkSync(join(packageFolder, generator), this.#client(generator), 'junction');
  }

  async run(
    script: 'generate' | 'generate-check',
    { args = [], stopAt }: RunOptions = {},
  ): Promise<Outcome> {
    const child = spawn(process.execPath, [this.#client(`scripts/${script}.ts`), ...args], {
      env: { PATH: this.#bin },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (stopAt !== undefined) {
      child.stdout.on('data', (chunk: Buffer) => {
        if (chunk.includes(stopAt.text)) child.kill(stopAt.signal);
      });
    }
    const closed = new Promise<number | null>((resolveCode) => child.on('close', resolveCode));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { exitCode: await closed, stdout, stderr };
  }

  /** Path -> hash of everything in the repository, what a run may leave in `node_modules` among it. */
  snapshot(): Record<string, string> {
    return Object.fromEntries(
      readdirSync(this.folder, { recursive: true, withFileTypes: true }).map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [
          relative(this.folder, path),
          entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '',
        ];
      }),
    );
  }
}

const fakeGenerator = readFileSync(join(import.meta.dirname, 'fake-generator.mjs'), 'utf8');
