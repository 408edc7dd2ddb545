import { version } from '../../package.json' with { type: 'json' };
import type { TransportRequest } from './request.ts';

/** A request as the functions generated from the spec build it. */
export interface BuiltRequest {
  readonly method: string;
  /** What follows the server's URL; begins with a slash. */
  readonly path: string;
  /** Empty, or begins with a question mark. */
  readonly query: string;
  /** The media type of the answer. */
  readonly accept: string;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
}

const userAgent = `monpay-miniapp-sdk/${version}`;

/** The request to a server, as it is sent. */
export function requestTo(
  server: string,
  { method, path, query, accept, contentType, body }: BuiltRequest,
): TransportRequest & { readonly headers: Record<string, string> } {
  return {
    method,
    url: server + path + query,
    headers: {
      Accept: accept,
      ...(contentType !== undefined && { 'Content-Type': contentType }),
      'User-Agent': userAgent,
    },
    body,
  };
}
