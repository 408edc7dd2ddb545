import { redirectionEndpoint } from '@monpay-miniapp/sdk/next';
import type { NextRequest } from 'next/server';
import { errorPage, shopClient, signIn } from '../../../shop.ts';
import { html, orErrorPage, seeOther } from '../../answers.ts';

// Made at the launch and not above, since `next build` runs this file too, and has no credentials.
export function GET(request: NextRequest): Promise<Response> {
  const launch = redirectionEndpoint(shopClient(), {
    onToken: (token) =>
      orErrorPage(async () => seeOther('/', { 'Set-Cookie': await signIn(token) })),
    onError: (error) => html({ status: 400, html: errorPage(error) }),
  });
  return launch(request);
}
