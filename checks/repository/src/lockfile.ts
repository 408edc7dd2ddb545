import { parse } from 'yaml';

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly resolution: { integrity?: string; tarball?: string } }>
  >;
}

/** `name@version` of every package that a lockfile holds. */
export function lockedPackages(text: string): Set<string> {
  return new Set(Object.keys((parse(text) as Lockfile).packages));
}

/** Packages that come from elsewhere than the registry, or whose bytes nothing holds. */
export function unlockedPackages(text: string): string[] {
  return Object.entries((parse(text) as Lockfile).packages)
    .filter(
      ([, { resolution }]) => !resolution.integrity?.startsWith('sha512-') || resolution.tarball,
    )
    .map(([name]) => name);
}
