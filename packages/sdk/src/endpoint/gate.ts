/** As much of a request as decides whether it may do anything. */
export interface EndpointRequest {
  readonly method: string;
  /** As it came in: whole, or a path; before a router parsed the query or took a prefix off. */
  readonly url: string;
  readonly headers: { get(name: string): string | null | undefined };
}

/** Why a request must not do anything. */
export type Refusal = 'is not a GET' | 'is a prefetch' | 'cannot be read';

// Browsers, proxies and client-side routers ask for pages that nobody opened yet, and say so in one of these.
const purposes = ['sec-purpose', 'purpose', 'x-sec-purpose', 'x-purpose', 'x-moz'];
const flags = [
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'x-middleware-prefetch',
  'hx-preloaded',
];

/**
 * Reads a request once: its address and language, or why it must not do anything. It may be a framework's own, or
 * a test's, and throw when it is looked at.
 * @throws {TypeError} if it is not a web-standard request
 */
export function admitted(
  request: EndpointRequest,
): { readonly refusal: Refusal } | { readonly url: string; readonly language: string } {
  try {
    const { method, url, headers } = request;
    if (typeof Object(headers).get === 'function') {
      const read = (name: string): string => {
        const value: unknown = headers.get(name) ?? '';
        if (typeof value === 'string') return value;
        throw new TypeError();
      };
      if (method !== 'GET') return { refusal: 'is not a GET' };
      const speculative =
        purposes.some((name) => /prefetch|prerender|preview/i.test(read(name))) || flags.some(read);
      return speculative
        ? { refusal: 'is a prefetch' }
        : { url, language: read('accept-language') };
    }
  } catch {
    return { refusal: 'cannot be read' };
  }
  throw new TypeError(
    'The request must be a web-standard Request. For Express and Fastify, import the endpoint from @monpay-miniapp/sdk/express or /fastify.',
  );
}
