/** The five fields that the spec asks for; the mock takes any values of the right form. */
export const form = {
  redirect_uri: 'https://shop.example/launch',
  client_id: 'shop-client-id',
  client_secret: 'shop-client-secret',
  code: 'SplxlOBeZQQYbYS6WxSbIA',
  grant_type: 'authorization_code',
};

/** A form whose key has a bad %-escape: Prism's own server dies of it. */
export const poisonousForm = `${new URLSearchParams(form).toString()}&%zz=1`;

/** Malformed JSON with a JSON content type: Prism's own server never answers it. */
export const malformedJson = {
  headers: { 'Content-Type': 'application/json' },
  body: '{"client_secret":"shop-client-secret"',
};

/** Posts to the token endpoint of a mock; by default a good request. */
export function requestToken(
  url: string,
  { headers, body }: { headers?: Record<string, string>; body?: object | string } = {},
): Promise<Response> {
  return fetch(`${url}/v2/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: typeof body === 'string' ? body : new URLSearchParams({ ...(body ?? form) }).toString(),
    // A promise of the mock: no request waits for longer, whatever Prism makes of it.
    signal: AbortSignal.timeout(30_000),
  });
}

/** A request whose body stops halfway. */
export function unfinishedRequest(url: string): Promise<Response> {
  const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('code=')) });
  const request = { method: 'POST', body, duplex: 'half' } as const;
  return fetch(`${url}/v2/oauth/token`, request);
}
