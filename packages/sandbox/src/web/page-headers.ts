/**
 * The headers of the web page: nothing from elsewhere, nothing inline, nothing may frame it, and it
 * frames nothing but the merchants' own origins and the pay page.
 * @param redirectUris the registered clients' redirect URIs
 * @see https://www.w3.org/TR/CSP3/
 */
export function pageHeaders(
  contentType: string,
  redirectUris: readonly string[],
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
      `frame-src ${["'self'", ...origins].join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
