import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manualText, type ManualName } from '../src/build/manuals.ts';
import { base, origin, repositoryUrl } from '../src/site.ts';
import { builtPages } from './built-site.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const site = new URL(base, origin).href;
const pages = new Map(builtPages.map(({ path, html }) => [path, html]));

interface Readme {
  readonly file: string;
  /** How many lines it may have. */
  readonly most: number;
  /** Where its programs stand, too, and tests run them. */
  readonly manual?: ManualName;
}

const readmes: readonly Readme[] = [
  { file: 'README.md', most: 105 },
  { file: 'packages/sdk/README.md', most: 95, manual: 'sdk' },
  { file: 'packages/sandbox/README.md', most: 95, manual: 'sandbox' },
  { file: 'packages/client/README.md', most: 95 },
  { file: 'apps/mock/README.md', most: 95, manual: 'mock' },
  // Its commands for other languages are typed from it, as the package is.
  { file: 'spec/README.md', most: 160 },
];

describe.each(readmes)('$file', ({ file, most }) => {
  const text = read(file);

  test('is no longer than what a page of npm needs', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(most);
  });

  test('leads to pages, headings and files that are there, by whole addresses if it is published', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) =>
      target.startsWith('https:')
        ? !leads(target)
        : file !== 'README.md' || !existsSync(join(root, target.replace(/#.*/, ''))),
    );
    expect(targets.length).toBeGreaterThan(1);
    expect(missing).toEqual([]);
  });
});

test.each(readmes.filter(({ manual }) => manual !== undefined))(
  '$file has no program but those of its manual, where tests run them',
  ({ file, manual }) => {
    const programs = read(file).match(/^```(?:js|ts|json)\n[\s\S]*?^```$/gm) ?? [];
    expect(programs.length).toBeGreaterThan(0);
    expect(programs.filter((program) => !manualText(manual!).includes(program))).toEqual([]);
  },
);

function leads(target: string): boolean {
  if (target === 'https://www.monpay.mn') return true;
  if (target.startsWith(`${repositoryUrl}/`)) {
    const [, path = ''] =
      /^(?:tree|blob)\/main\/([^#]+)/.exec(target.slice(repositoryUrl.length + 1)) ?? [];
    return target === `${repositoryUrl}/` || (path !== '' && existsSync(join(root, path)));
  }
  const [path = '', anchor] = target.replace(site, '').split('#');
  const html = target.startsWith(site) ? pages.get(path) : undefined;
  return html !== undefined && (anchor === undefined || html.includes(`id="${anchor}"`));
}
