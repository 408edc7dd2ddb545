import { errorPage, type Page } from '../shop.ts';

/** A page as a route handler answers it. */
export function html({ status, html: body }: Page | { status: 400 | 500; html: string }): Response {
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** Sends the browser on. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, Location: location } });
}

/** Next.js answers an empty page if a route handler throws. */
export async function orErrorPage(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    return html({ status: 500, html: errorPage(error) });
  }
}
