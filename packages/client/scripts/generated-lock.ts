import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lockFile, specFile } from './client-package.ts';
import type { GeneratorConfig } from './client-package.ts';
import { readText } from './file-tree.ts';
import type { FileTree } from './file-tree.ts';

/** What went into the generator and what came out, so that drift is seen without Java. */
export interface GeneratedLock {
  readonly generator: string;
  readonly options: string;
  readonly spec: string;
  readonly generated: string;
}

export function lockOf(config: GeneratorConfig, generated: FileTree): GeneratedLock {
  const { version, generators } = config['generator-cli'];
  return {
    generator: version,
    options: sha256(JSON.stringify(generators.client)),
    spec: sha256(readText(specFile(config))),
    generated: sha256(JSON.stringify([...generated])),
  };
}

/** The text of `generated.lock`. */
export function lockText(lock: GeneratedLock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** The text of the lock that is there, empty where there is none. */
export function readLockText(): string {
  return existsSync(lockFile) ? readText(lockFile) : '';
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`;
}
