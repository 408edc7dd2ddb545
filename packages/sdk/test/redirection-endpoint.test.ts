import { describe, expect, test } from 'vitest';
import { redirectionEndpoint, type AnyOAuthError, type TokenResponse } from '../src/index.ts';
import { answering, clientOf, freshCode, goodToken } from './token-endpoint.ts';

async function shop(handlers: Partial<Parameters<typeof redirectionEndpoint>[1]> = {}) {
  const endpoint = await answering(200, goodToken);
  const tokens: TokenResponse[] = [];
  const errors: AnyOAuthError[] = [];
  const handle = redirectionEndpoint(clientOf(endpoint), {
    onToken: (token) => {
      tokens.push(token);
      return Response.redirect('https://shop.example/', 303);
    },
    onError: (error) => {
      errors.push(error);
      return new Response(error.code, { status: 400, headers: { 'Cache-Control': 'public' } });
    },
    ...handlers,
  });
  return { endpoint, tokens, errors, handle };
}

function launch(init?: RequestInit, query = `?code=${freshCode()}`): Request {
  return new Request(`https://shop.example/launch${query}`, init);
}

test('a launch becomes a token and whatever the merchant answers', async () => {
  const { handle, tokens } = await shop();
  const response = await handle(launch());
  expect(tokens).toEqual([goodToken]);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('https://shop.example/');
});

test('an error goes to onError', async () => {
  const { handle, errors, endpoint } = await shop();
  const response = await handle(launch({}, ''));
  expect(response.status).toBe(400);
  expect(await response.text()).toBe('invalid_authorization_response');
  expect(errors).toHaveLength(1);
  expect(endpoint.requests).toEqual([]);
});

describe('every answer forbids keeping it and passing its address on:', () => {
  test.each<[string, () => Request]>([
    ['a token', () => launch()],
    ['an error', () => launch({}, '')],
    ['a HEAD', () => launch({ method: 'HEAD' })],
    ['a prefetch', () => launch({ headers: { 'Sec-Purpose': 'prefetch' } })],
  ])('%s', async (_, request) => {
    const { handle } = await shop();
    const { headers } = await handle(request());
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('no code is spent by', () => {
  test.each(['HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE'])('a %s', async (method) => {
    const { handle, endpoint } = await shop();
    const response = await handle(launch({ method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect(endpoint.requests).toEqual([]);
  });

  test.each([
    { 'Sec-Purpose': 'prefetch;prerender' },
    // Cloudflare's Speed Brain, Inertia.
    { 'Sec-Purpose': 'prefetch;anonymous-client-ip' },
    { 'X-Inertia': 'true', Purpose: 'prefetch' },
    { Purpose: 'prefetch' },
    { 'X-Moz': 'prefetch' },
    { 'X-Purpose': 'preview' },
    { 'Next-Router-Prefetch': '1' },
    { 'Next-Router-Segment-Prefetch': '/_tree' },
    { 'X-Sec-Purpose': 'prefetch' },
    { 'X-Middleware-Prefetch': '1' },
    { 'HX-Preloaded': 'true' },
    { Purpose: 'Prefetch' },
    { 'Sec-Purpose': 'PREFETCH' },
    { 'X-Moz': 'PreFetch' },
  ])('a prefetch %j', async (headers) => {
    const { handle, endpoint, tokens } = await shop();
    const request = launch({ headers });
    expect((await handle(request)).status).toBe(503);
    expect(endpoint.requests).toEqual([]);
    await handle(new Request(request.url));
    expect(tokens).toEqual([goodToken]);
  });
});

test('a customer who goes away does not stop the exchange', async () => {
  const { handle, tokens } = await shop();
  await handle(launch({ signal: AbortSignal.abort() }));
  expect(tokens).toEqual([goodToken]);
});

test('a tap that a client-side router carries out may spend the code', async () => {
  const { handle, tokens } = await shop();
  await handle(launch({ headers: { RSC: '1', 'Sec-Fetch-Dest': 'empty' } }));
  expect(tokens).toEqual([goodToken]);
});

test('what the merchant throws reaches the framework as it is', async () => {
  const bug = new Error('a bug of the shop');
  const { handle } = await shop({
    onToken: () => {
      throw bug;
    },
  });
  await expect(handle(launch())).rejects.toBe(bug);
});

test("an error that is not ours reaches the framework, even if it was not the merchant's", async () => {
  const { handle, errors } = await shop();
  const headers = new Headers();
  await expect(handle({ method: 'GET', url: 7, headers } as unknown as Request)).rejects.toThrow(
    TypeError,
  );
  expect(errors).toEqual([]);
});

test('an error of ours that onToken throws is not given to onError', async () => {
  const other = await shop();
  await other.handle(launch({}, ''));
  const [theirs] = other.errors;
  const { handle, errors } = await shop({
    onToken: () => {
      throw theirs;
    },
  });
  await expect(handle(launch())).rejects.toBe(theirs);
  expect(errors).toEqual([]);
});

test('something that is not a client is refused at start, not at the first launch', () => {
  expect(() =>
    // @ts-expect-error callers without types pass anything
    redirectionEndpoint({}, { onToken: () => new Response(), onError: () => new Response() }),
  ).toThrow(TypeError);
});
