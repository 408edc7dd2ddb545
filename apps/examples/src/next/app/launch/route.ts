import { redirectionEndpoint } from '@monpay-miniapp/sdk/next';
import type { NextRequest } from 'next/server';
import { errorPage, openSession, shopClient } from '../../../shop.ts';

// Made at the launch and not above, since `next build` runs this file too, and has no credentials.
export async function GET(request: NextRequest): Promise<Response> {
  const launch = redirectionEndpoint(shopClient(), {
    onToken: (token) =>
      new Response(null, {
        status: 303,
        headers: { Location: '/', 'Set-Cookie': openSession(token) },
      }),
    onError: (error) =>
      new Response(errorPage(error), { status: 400, headers: { 'Content-Type': 'text/html' } }),
  });
  return launch(request);
}
