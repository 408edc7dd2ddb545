import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { version } from './generator-jar.ts';

const packageFolder = resolve(import.meta.dirname, '..');

/** The text of `generated.lock`: what went into the generator and what came out, so that drift shows without Java. */
export function lockText(generated: string): string {
  const lock = {
    generator: version,
    options: sha256(read(join(packageFolder, 'generator.yaml'))),
    templates: hashOfFolder(join(packageFolder, 'templates')),
    spec: sha256(read(join(packageFolder, '../../spec/openapi.yaml'))),
    generated: hashOfFolder(generated),
  };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** Every file's path and text count, hidden ones too; line endings do not. */
function hashOfFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).split(sep).join('/'), read(file)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(files));
}

function read(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`;
}
