import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pnpmOutput } from '../child.ts';

/** A published package as its tarball holds it. */
export interface Tarball {
  /** SHA-512 in hex, of the file that is published. */
  readonly sha512: string;
  /** Path in the package -> text, of each source map of code that runs. */
  readonly sourceMaps: ReadonlyMap<string, string>;
  /** Code without a source map, of which a bill knows nothing. */
  readonly unmapped: readonly string[];
}

/** Nothing but imports and exports of other files: there is no code in it to tell the origin of. */
const onlyPassesOn = /^(?:\s*(?:import|export)\s*\{[^}]*\}\s*(?:from\s*["'][^"']+["'])?;?)*\s*$/;

/** Packs the package in a folder as it is packed to be published, and reads what a bill needs. */
export async function packTarball(folder: string): Promise<Tarball> {
  const temporary = mkdtempSync(join(tmpdir(), 'monpay-sbom-'));
  try {
    await pnpmOutput(['pack', '--pack-destination', temporary], { cwd: folder });
    const [file = ''] = readdirSync(temporary);
    return readTarball(join(temporary, file));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Reads a tarball that is there already. */
export function readTarball(file: string): Tarball {
  const bytes = readFileSync(file);
  const folder = mkdtempSync(join(tmpdir(), 'monpay-sbom-'));
  try {
    // From standard input: some tars take the colon of C: for that of another machine.
    execFileSync('tar', ['-xzf', '-', '--strip-components=1'], { cwd: folder, input: bytes });
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.split(sep).join('/'))
      .toSorted();
    const maps = paths.filter((path) => /\.[cm]?js\.map$/.test(path));
    return {
      sha512: createHash('sha512').update(bytes).digest('hex'),
      sourceMaps: new Map(maps.map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
      unmapped: paths
        .filter((path) => /\.[cm]?js$/.test(path) && !maps.includes(`${path}.map`))
        .filter((path) => !onlyPassesOn.test(readFileSync(join(folder, path), 'utf8'))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
