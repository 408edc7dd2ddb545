// With its extension, without which an ES module under TypeScript's nodenext does not find it.
import type { NextRequest } from 'next/server.js';
import type { ConfidentialClient } from '../client/client.ts';
import {
  redirectionEndpoint as webRedirectionEndpoint,
  type LaunchHandlers,
} from '../launch/redirection-endpoint.ts';

/** What the merchant does with the outcome of a launch, answering with a response. */
export type RedirectionEndpointHandlers = LaunchHandlers<[request: NextRequest], Response>;

/**
 * The route handler of the redirect URI for Next.js, in `app/launch/route.ts`: `export function GET(request)` that
 * returns `redirectionEndpoint(client, handlers)(request)`. Make the client in it, since `next build` runs the file too.
 * @see redirectionEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export const redirectionEndpoint: (
  client: ConfidentialClient,
  handlers: RedirectionEndpointHandlers,
) => (request: NextRequest) => Promise<Response> = webRedirectionEndpoint;
