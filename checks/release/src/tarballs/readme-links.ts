import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The links of a README that lead nowhere: headings that it does not have, and files that are not where it lies in
 * the repository. npm's page looks for those there, by `repository.directory`; what is in the tarball is there too.
 * @param folder - the package's folder in the repository
 */
export function deadLinks(readme: string, folder: string): string[] {
  const text = readme.replaceAll(/^```.*?^```$/gms, '');
  const headings = new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => anchor(words)),
  );
  const inline = [...text.matchAll(/\]\(([^)\s]+)[^)]*\)/g)];
  const named = [...text.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)];
  return [...inline, ...named]
    .map(([, target = '']) => target)
    .filter((target) => !/^(?:https:|mailto:)/.test(target))
    .filter((target) =>
      target.startsWith('#')
        ? !headings.has(target.slice(1))
        : !existsSync(join(folder, target.replace(/#.*$/, ''))),
    );
}

/** As GitHub and npm name a heading. */
function anchor(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
