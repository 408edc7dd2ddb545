import { subset } from 'semver';
import type { Manifest } from '@monpay-miniapp/shared/manifest';

/** What a package promises beside its types: one file of its report. */
export interface ManifestReport {
  /** What can be imported, whether it has types or not. */
  readonly exports: readonly string[];
  /** The commands that it brings. */
  readonly bin: readonly string[];
  readonly engines: Readonly<Record<string, string>>;
  /** Ranges; what is needed stands without a question mark. */
  readonly peers: Readonly<Record<string, string>>;
}

export const manifestReportName = 'manifest.json';

export function manifestReport(manifest: Manifest): ManifestReport {
  const field = (name: string): Record<string, string> =>
    (manifest[name] ?? {}) as Record<string, string>;
  const meta = (manifest['peerDependenciesMeta'] ?? {}) as Record<string, { optional?: boolean }>;
  const peers = Object.entries(field('peerDependencies')).map(([name, range]) => [
    meta[name]?.optional ? `${name}?` : name,
    range,
  ]);
  return {
    exports: Object.keys(manifest.exports ?? {}),
    bin: Object.keys(field('bin')),
    engines: field('engines'),
    peers: Object.fromEntries(peers) as Record<string, string>,
  };
}

/** What merchants of the package `name` have to change: one line each. */
export function manifestBreaks(
  name: string,
  before: ManifestReport,
  after: ManifestReport,
): string[] {
  return [
    ...gone(before.exports, after.exports).map((path) => `${name}${path.slice(1)} is gone`),
    ...gone(before.bin, after.bin).map((command) => `${name}: the command ${command} is gone`),
    ...narrowed(before.engines, after.engines).map((what) => `${name}: engines.${what}`),
    ...narrowed(before.peers, after.peers).map((what) => `${name}: the peer ${what}`),
  ];
}

function gone(before: readonly string[], after: readonly string[]): string[] {
  return before.filter((one) => !after.includes(one));
}

/** The ranges that take less than they did, or that were not there. */
function narrowed(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(after).flatMap(([name, range]) => {
    const plain = name.replace(/\?$/, '');
    const old = before[name] ?? before[plain];
    if (old === undefined) {
      const isNew = before[`${plain}?`] === undefined;
      if (name !== plain && isNew) return [];
      return [isNew ? `${plain} is needed now: ${range}` : `${plain} is no longer optional`];
    }
    return subset(old, range) ? [] : [`${plain} is ${range} and was ${old}`];
  });
}
