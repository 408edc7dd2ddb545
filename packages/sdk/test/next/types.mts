import type { RedirectionEndpointHandlers } from '@monpay-miniapp/sdk/next';

type Given = Parameters<RedirectionEndpointHandlers['onToken']>[1];

/** The handlers get Next.js's own request, however TypeScript resolves modules. */
export function pathOf(request: Given): string {
  // @ts-expect-error What TypeScript did not find may be anything; a request is not a number.
  const found: number = request;
  return request.nextUrl.pathname + found;
}
