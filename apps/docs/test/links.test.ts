import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { base, origin, repositoryUrl } from '../src/site.ts';
import { builtFolder, builtPages } from './built-site.ts';

const files = new Set(
  globSync('**/*', { cwd: builtFolder }).map((file) => file.replaceAll('\\', '/')),
);
const anchors = new Map(
  builtPages.map(({ path, html }) => [
    path,
    new Set([...html.matchAll(/\sid="?([^"\s>]+)/g)].map(([, id]) => id)),
  ]),
);
const site = new URL(base, origin).href;

test('every link leads to a page or file that exists, and to a heading that it has', () => {
  const broken = builtPages.flatMap(({ path, html }) =>
    [...html.matchAll(/<(?:a|link|script|img)\s[^>]*?(?:href|src)="([^"]+)"/g)]
      .map(([, target = '']) => new URL(target.replaceAll('&amp;', '&'), `${site}${path}`))
      .filter(({ href }) => href.startsWith(origin) && !leadsSomewhere(href))
      // The page for what isn't there names itself, which isn't there.
      .filter(({ href }) => path !== '404.html' || !href.endsWith('/404/'))
      .map(({ href }) => `${path}: ${href}`),
  );
  expect(builtPages.length).toBeGreaterThan(4);
  expect(broken).toEqual([]);
});

test('the language switch leads to a page that exists, also on the page for what is not there', () => {
  const broken = builtPages.flatMap(({ path, html }) =>
    [...html.matchAll(/<option value="(\/[^"]+)"/g)]
      .map(([, target = '']) => new URL(target, site).href)
      .filter((href) => !leadsSomewhere(href))
      .map((href) => `${path}: ${href}`),
  );
  expect(broken).toEqual([]);
});

test('links lead nowhere else but to the source and to what is named here', () => {
  const outside = builtPages.flatMap(({ path, html }) =>
    [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)]
      .map(([, target = '']) => new URL(target, `${site}${path}`))
      .filter(({ href }) => !href.startsWith(site) && !href.startsWith(repositoryUrl))
      .map(({ host }) => host),
  );
  expect(new Set(outside)).toEqual(new Set([]));
});

test('nothing is asked of another host', () => {
  const asked = builtPages.flatMap(({ path, html }) =>
    [...html.matchAll(/<(?:link|script|img|iframe|source|video)\s[^>]*>/g)]
      .map(([tag]) => tag)
      // Says which page is meant, and is not loaded.
      .filter((tag) => !/rel="(?:canonical|alternate|sitemap)"/.test(tag))
      .flatMap((tag) => /(?:href|src)="((?:https?:)?\/\/[^"]+)"/.exec(tag)?.[1] ?? [])
      .map((address) => `${path}: ${address}`),
  );
  const styles = globSync('**/*.css', { cwd: builtFolder })
    .map((file) => readFileSync(join(builtFolder, file), 'utf8'))
    .join('\n');
  expect(asked).toEqual([]);
  expect(styles).not.toMatch(/(?:url\(|@import)\s*["']?(?:https?:)?\/\//);
});

function leadsSomewhere(href: string): boolean {
  if (!href.startsWith(site)) return false;
  const [path = '', anchor = ''] = href.slice(site.length).split('#');
  const page = decodeURIComponent(path.replace(/\?.*/, ''));
  if (!page.endsWith('/') && page !== '') return files.has(page);
  return (
    files.has(`${page}index.html`) &&
    (anchor === '' || anchors.get(page)!.has(decodeURIComponent(anchor)))
  );
}
