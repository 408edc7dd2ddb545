import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Tarball } from '@monpay-miniapp/shared/tarball';

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourceRoot?: string;
  readonly sourcesContent?: readonly (string | null)[];
}

/**
 * Where a debugger or an editor would not find the TypeScript: built files whose map is missing, and maps whose
 * sources are neither shipped nor embedded.
 */
export async function brokenSourceMaps({ folder, files }: Tarball): Promise<string[]> {
  const broken: string[] = [];
  // The sandbox's web page is served as it is written.
  const built = files.filter(
    (file) => /(?:\.[cm]?js|^dist\/.*\.d\.[cm]?ts)$/.test(file) && !isOfPage(file),
  );
  for (const file of built) {
    const text = await readFile(join(folder, file), 'utf8');
    const named = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
    if (!named) {
      if (!passesOn(text)) broken.push(`${file} names no map`);
      continue;
    }
    const map = posix.join(posix.dirname(file), named);
    if (!files.includes(map)) {
      broken.push(`${file} names ${named}, which is not there`);
      continue;
    }
    const { sources, sourceRoot, sourcesContent } = JSON.parse(
      await readFile(join(folder, map), 'utf8'),
    ) as SourceMap;
    for (const [index, source] of sources.entries()) {
      const path = posix.join(posix.dirname(map), sourceRoot ?? '', source);
      if (!sourcesContent?.[index] && !files.includes(path)) {
        broken.push(`${map}: ${source} is neither shipped nor embedded`);
      }
    }
  }
  return broken;
}

/** A module that only exports what others have needs no map. */
function passesOn(text: string): boolean {
  return text
    .split('\n')
    .every((line) => /^(?:(?:import|export)\b.*from\s.*|export \{.*\};?|)$/.test(line));
}

function isOfPage(file: string): boolean {
  return /^(?:dist|src\/web)\/assets\//.test(file);
}
