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

const readmes: readonly (readonly [file: string, manual?: ManualName])[] = [
  ['packages/sdk/README.md', 'sdk'],
  ['packages/sandbox/README.md', 'sandbox'],
  ['packages/client/README.md'],
  ['apps/mock/README.md', 'mock'],
];

describe.each(readmes)('%s', (file, manual) => {
  const text = read(file);

  test('is what a page of npm needs, and no more', () => {
    expect(text.split('\n').length).toBeLessThan(100);
  });

  test('leads by whole addresses to pages, headings and files that are there', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(1);
    for (const target of targets) expect(leads(target), target).toBe(true);
  });

  test('has no program but those of the manual, where tests run them', () => {
    if (manual === undefined) return;
    const programs = text.match(/^```(?:js|ts|json)\n[\s\S]*?^```$/gm) ?? [];
    expect(programs.length).toBeGreaterThan(0);
    expect(programs.filter((program) => !manualText(manual).includes(program))).toEqual([]);
  });
});

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
