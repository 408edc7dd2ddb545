import { codeIn, tokenResponse } from './launches.ts';

/** Takes the place of `fetch`: a ready `Response` for the code that it is sent, and no network. */
export async function stubbedFetch(
  _input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const body = init?.body;
  const code =
    typeof body === 'string'
      ? codeIn(body)
      : body instanceof URLSearchParams
        ? (body.get('code') ?? '')
        : codeIn(await new Response(body).text());
  return new Response(tokenResponse(code), { headers: { 'Content-Type': 'application/json' } });
}
