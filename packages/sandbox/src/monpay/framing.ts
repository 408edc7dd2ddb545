import type { Framing } from '../world/visit.ts';

type Headers = readonly (readonly [name: string, value: string])[];

/** What a page's headers say about being shown in a frame of another page. */
export interface FramingVerdict {
  readonly framing: Exclude<Framing, 'unknown'>;
  readonly refusedBy?: 'X-Frame-Options' | 'frame-ancestors';
}

/**
 * Whether a browser shows a page in a frame of another origin. `frame-ancestors` counts before `X-Frame-Options`.
 * @param origin of the page that has the frame
 * @see https://www.w3.org/TR/CSP3/#directive-frame-ancestors
 */
export function framingOf(headers: Headers, origin: string): FramingVerdict {
  const ancestors = valuesOf(headers, 'content-security-policy').flatMap(ancestorsIn);
  if (ancestors.length > 0) {
    const every = ancestors.every((sources) => sources.some((one) => covers(one, origin)));
    return every ? { framing: 'allowed' } : { framing: 'refused', refusedBy: 'frame-ancestors' };
  }
  // Browsers ignore what is not one of the two.
  const refused = valuesOf(headers, 'x-frame-options')
    .flatMap((value) => value.split(','))
    .some((value) => /^(deny|sameorigin)$/i.test(value.trim()));
  return refused ? { framing: 'refused', refusedBy: 'X-Frame-Options' } : { framing: 'allowed' };
}

function valuesOf(headers: Headers, wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}

/** The sources of each policy in a header that has the directive; of a policy only its first counts. */
function ancestorsIn(header: string): string[][] {
  return header.split(',').flatMap((policy) => {
    const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
    const found = directives.find(([name = '']) => name.toLowerCase() === 'frame-ancestors');
    return found ? [found.slice(1)] : [];
  });
}

/** Whether a source of `frame-ancestors` covers an origin; `'self'` is the mini app's own, which the phone is not. */
function covers(source: string, origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin);
  if (source === '*') return true;
  if (/^https?:$/i.test(source)) return isScheme(source.toLowerCase(), protocol);
  const [, scheme, host = '', ownPort] =
    /^(?:(https?):\/\/)?(\[[\da-f:.]+\]|[\w.*-]+)(?::(\d+|\*))?\/?$/i.exec(source) ?? [];
  if (host === '') return false;
  if (scheme !== undefined && !isScheme(`${scheme.toLowerCase()}:`, protocol)) return false;
  const named = host.startsWith('*.')
    ? hostname.endsWith(host.slice(1).toLowerCase())
    : host === '*' || hostname === host.toLowerCase();
  return named && (ownPort === '*' || (ownPort ?? '') === port);
}

/** A source with `http:` covers `https:`, too. */
function isScheme(source: string, protocol: string): boolean {
  return source === protocol || (source === 'http:' && protocol === 'https:');
}
