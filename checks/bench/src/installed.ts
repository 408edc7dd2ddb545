import { readFileSync, readdirSync } from 'node:fs';

/** The version of a package as it is installed here. */
export function versionOf(packageName: string): string {
  const manifest = new URL(`../node_modules/${packageName}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** What to install for a version of a package: for our own, the tarball that was packed. */
export function specifierOf(packageName: string): string {
  if (!packageName.startsWith('@monpay-miniapp/')) return versionOf(packageName);
  const folder = new URL('../packed/', import.meta.url);
  const name = packageName.replace('@', '').replace('/', '-');
  const tarball = readdirSync(folder).find((file) => file.startsWith(name));
  return `file:${new URL(tarball ?? '', folder).pathname}`;
}
