import { confidentialClient } from '@monpay-miniapp/sdk';
import { redirectionEndpoint } from '@monpay-miniapp/sdk/next';
import type { NextRequest } from 'next/server';
import { handlers } from './shop';

// Each route has its own copy of a module in Next.js.
const shared = globalThis as { kept?: string[] };

export const kept = (): readonly string[] => (shared.kept ??= []);

// `next build` runs modules too, and has no credentials: the client is made at the launch.
export async function launch(request: NextRequest): Promise<Response> {
  const client = confidentialClient({
    clientId: process.env['MONPAY_CLIENT_ID'],
    clientSecret: process.env['MONPAY_CLIENT_SECRET'],
    redirectUri: process.env['MONPAY_REDIRECT_URI'],
    authorizationServer: process.env['MONPAY_AUTHORIZATION_SERVER'],
  });
  const endpoint = redirectionEndpoint(
    client,
    handlers((token) => (shared.kept ??= []).push(token)),
  );
  return endpoint(request);
}
