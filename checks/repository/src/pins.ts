import type { Manifest } from '@monpay-miniapp/shared/manifest';

const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const local = /^(?:workspace:\*|catalog:|link:[\w/-]+)$/;

/** The dependencies of a manifest that could change without a commit. Peers are the merchant's, so they are ranges. */
export function loosePins(manifest: Partial<Manifest>): string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !exact.test(version) && !local.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

/** The entries of a catalog that are not exact. */
export function looseCatalog(catalog: Readonly<Record<string, string>>): string[] {
  return Object.entries(catalog)
    .filter(([, version]) => !exact.test(version))
    .map(([name, version]) => `${name} ${version}`);
}
