import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { publishedPackages } from '@monpay-miniapp/shared/manifest';
import { repository } from '@monpay-miniapp/shared/repository';

/** The published packages of this repository, as if a version of them had just been released. */
export class ReleasedCopy implements Disposable {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'release-copy-'));

  constructor(version: string) {
    mkdirSync(join(this.folder, '.changeset'));
    for (const { folder, manifest } of publishedPackages()) {
      const here = join(repository, folder);
      const there = join(this.folder, folder);
      mkdirSync(there, { recursive: true });
      writeFileSync(join(there, 'package.json'), JSON.stringify({ ...manifest, version }));
      symlinkSync(join(here, 'node_modules'), join(there, 'node_modules'), 'junction');
      cpSync(join(here, 'published/api'), join(there, 'published/api'), { recursive: true });
      cpSync(join(here, 'published/api'), join(there, 'published/api-last-release'), {
        recursive: true,
      });
      cpSync(join(here, 'test'), join(there, 'test'), {
        recursive: true,
        filter: (path) => !/\.(?:ts|png)$/.test(path) || path.endsWith('.d.ts'),
      });
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }

  edit(path: string, from: string, to: string): void {
    const file = join(this.folder, path);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  }

  changeset(bump: string, summary: string): void {
    const text = `---\n'@monpay-miniapp/sdk': ${bump}\n---\n\n${summary}\n`;
    writeFileSync(join(this.folder, '.changeset', 'change.md'), text);
  }
}
