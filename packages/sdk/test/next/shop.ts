import type { RedirectionEndpointHandlers } from '@monpay-miniapp/sdk/next';

/** What every shop of the suite sets against the endpoint's own headers. */
export const careless = { 'Cache-Control': 'public, max-age=60', 'referrer-policy': 'unsafe-url' };
export const sessionCookies = ['session=1; Path=/; HttpOnly; Secure; SameSite=Lax', 'theme=dark'];
export const bug = 'a bug of the shop';

/** Whether the shop is asked to have a bug. */
export const buggy = (url: string): boolean => url.includes('bug');

/** The shop of the suite, as it is written for Next.js. */
export function handlers(keep: (token: string) => unknown): RedirectionEndpointHandlers {
  return {
    async onToken(token, request) {
      if (buggy(request.url)) throw new Error(bug);
      keep(token.access_token);
      const headers = new Headers({ ...careless, Location: '/' });
      for (const cookie of sessionCookies) headers.append('Set-Cookie', cookie);
      return new Response(null, { status: 303, headers });
    },
    onError(error, request) {
      if (buggy(request.url)) throw new Error(bug);
      return new Response(error.code, { status: 400, headers: careless });
    },
  };
}
