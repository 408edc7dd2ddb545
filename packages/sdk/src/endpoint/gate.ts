/** As much of a request as decides whether it may do anything. */
export interface EndpointRequest {
  readonly method: string;
  /** As it came in: whole, or a path; before a router parsed the query or took a prefix off. */
  readonly url: string;
  readonly headers: { get(name: string): string | null | undefined };
}

// Browsers, proxies and client-side routers ask for pages that nobody opened yet, and say so in one of these.
const purposes = ['sec-purpose', 'purpose', 'x-sec-purpose', 'x-purpose', 'x-moz'];
const flags = [
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'x-middleware-prefetch',
  'hx-preloaded',
];

/** Why a request must not do anything, or `undefined`: it is not a GET, or nobody asked for the page yet. */
export function refusalOf({
  method,
  headers,
}: Pick<EndpointRequest, 'method' | 'headers'>): 'is not a GET' | 'is a prefetch' | undefined {
  if (method !== 'GET') return 'is not a GET';
  const speculative =
    purposes.some((name) => /prefetch|prerender|preview/i.test(headers.get(name) ?? '')) ||
    flags.some((name) => headers.get(name));
  return speculative ? 'is a prefetch' : undefined;
}
