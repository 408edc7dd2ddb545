/** The origins that a page has to do with. */
export interface PageOrigins {
  /** The registered clients' redirect URIs: the only pages that the phone may frame. */
  readonly redirectUris: readonly string[];
  /** The origins by which a browser reaches this sandbox. */
  readonly ownOrigins: readonly string[];
}

/**
 * The headers of the web page: nothing from elsewhere, nothing inline, nothing may frame it, and it
 * frames nothing but the merchants' own origins and the pay page.
 * @see https://www.w3.org/TR/CSP3/
 */
export function pageHeaders(
  contentType: string,
  { redirectUris, ownOrigins }: PageOrigins,
): Record<string, string> {
  // A policy cannot name an IPv6 address; any host on that port is the nearest that it can say.
  const origins = new Set(
    redirectUris.map((uri) => {
      const { origin, hostname } = new URL(uri);
      return hostname.startsWith('[') ? origin.replace(hostname, '*') : origin;
    }),
  );
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data:",
      `frame-src ${["'self'", ...ownOrigins, ...origins].join(' ')}`,
      "base-uri 'none'",
      // The form that opens a window is answered with a redirect, to which a browser applies this, too.
      `form-action ${["'self'", ...ownOrigins].join(' ')}`,
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Cache-Control': 'no-store',
  };
}
