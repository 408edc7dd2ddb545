import type { RedirectUriMatch } from '../world/settings.ts';

/** One part of a redirect URI in which two differ. */
export interface RedirectUriDifference {
  readonly part: 'scheme' | 'host' | 'value';
  readonly got: string;
  readonly expected: string;
}

/**
 * Where a redirect URI differs from the registered one. As documented, scheme and domain are compared, and
 * port and path are not.
 */
export function compareRedirectUris(
  got: string,
  expected: string,
  match: RedirectUriMatch,
): RedirectUriDifference[] {
  const [a, b] = [new URL(got), new URL(expected)];
  const differences: RedirectUriDifference[] = [];
  if (a.protocol !== b.protocol) {
    differences.push({
      part: 'scheme',
      got: a.protocol.slice(0, -1),
      expected: b.protocol.slice(0, -1),
    });
  }
  if (a.hostname !== b.hostname) {
    differences.push({ part: 'host', got: a.hostname, expected: b.hostname });
  }
  if (match === 'exact' && differences.length === 0 && got !== expected) {
    differences.push({ part: 'value', got: withoutQuery(a), expected: withoutQuery(b) });
  }
  return differences;
}

/** What may be shown of a URL: no query, no user name, no password. */
function withoutQuery(url: URL): string {
  return url.origin + url.pathname + (url.search ? '?…' : '');
}
