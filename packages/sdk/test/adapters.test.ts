import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ConfidentialClient } from '../src/index.ts';
import { ask, askAsRouter, open, startMonPay, type MonPay } from './adapters-launches.ts';
import {
  expressShop,
  fastifyShop,
  honoShop,
  nextShop,
  realNextShop,
  type Shop,
} from './adapters-shops.ts';
import { clientOf, freshCode } from './token-endpoint.ts';

const nextFolder = process.env['NEXT_FOLDER'];
const frameworks: [string, (client: ConfidentialClient) => Promise<Shop>][] = nextFolder
  ? [['Next.js', (client) => realNextShop(nextFolder, client)]]
  : [
      ['Express', expressShop],
      ['Fastify', fastifyShop],
      ['Hono', honoShop],
      ['Next.js', nextShop],
    ];

describe.each(frameworks)('with %s', (framework, start) => {
  let monpay: MonPay;
  let shop: Shop;
  beforeAll(async () => {
    monpay = await startMonPay();
    shop = await start(clientOf(monpay));
  });
  afterAll(async () => {
    await shop.close();
    await monpay.close();
  });

  const guarded = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  const signedIn = { status: 303, headers: { ...guarded, location: '/' } };
  const refused = { status: 400, headers: guarded, body: 'invalid_authorization_response' };

  test('a launch becomes a token, and the shop answers in its own words', async () => {
    const code = freshCode();
    const answer = await ask(shop.url, `/launch?code=${code}`);
    expect(answer).toMatchObject(signedIn);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^session=1;/),
      'theme=dark',
    ]);
    expect(await shop.kept()).toContain(`token of ${code}`);
  });

  test('a launch with an error reaches onError', async () => {
    expect(await ask(shop.url, '/launch?error=access_denied')).toMatchObject({
      status: 400,
      headers: guarded,
      body: 'authorization_response_error',
    });
  });

  test.each([
    '',
    '?',
    '?code=',
    '?code',
    '?CODE=a',
    '?code[]=a',
    '#?code=a',
    '?code=%00',
    '?code=%D0%BA',
  ])('a launch without a usable code is refused: /launch%s', async (query) => {
    expect(await ask(shop.url, `/launch${query}`)).toMatchObject(refused);
  });

  test.each([
    (code: string) => `?code=${code}&code=other`,
    (code: string) => `?code=${code}&code=${code}`,
    (code: string) => `?code=${code}&%63ode=other`,
    (code: string) => `?code=${code}&a=1&b=2&code=`,
  ])('a repeated code is refused, although the framework would pick one (%#)', async (query) => {
    const code = freshCode();
    expect(await ask(shop.url, `/launch${query(code)}`)).toMatchObject(refused);
    expect(monpay.requestsFor(code)).toEqual([]);
  });

  test('a code with characters that have a meaning in addresses arrives as it was', async () => {
    const code = `${freshCode()}+/=&%?#;`;
    expect(await ask(shop.url, `/launch?a=b&code=${encodeURIComponent(code)}&c=d`)).toMatchObject(
      signedIn,
    );
    expect(monpay.requestsFor(code)).toHaveLength(1);
  });

  test.each(['/launch', '/shop/launch', '/elsewhere'])(
    'HEAD %s spends nothing, although the framework answers it with GET',
    async (path) => {
      const code = freshCode();
      expect(await ask(shop.url, `${path}?code=${code}`, { method: 'HEAD' })).toMatchObject({
        status: 405,
        headers: { ...guarded, allow: 'GET' },
      });
      expect(monpay.requestsFor(code)).toEqual([]);
      expect(await ask(shop.url, `${path}?code=${code}`)).toMatchObject(signedIn);
    },
  );

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s spends nothing', async (method) => {
    const code = freshCode();
    expect(await ask(shop.url, `/elsewhere?code=${code}`, { method })).toMatchObject({
      status: 405,
      headers: { ...guarded, allow: 'GET' },
      body: '',
    });
    expect(monpay.requestsFor(code)).toEqual([]);
  });

  test.each([
    { 'Sec-Purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'X-Purpose': 'preview' },
    { 'x-moz': 'prefetch' },
    { Purpose: ['other', 'prefetch'] },
    { RSC: '1', 'Next-Router-Prefetch': '1' },
    { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
    { 'X-Sec-Purpose': 'prefetch' },
  ])('a prefetch spends nothing: %j', async (headers) => {
    const path = `/launch?code=${freshCode()}`;
    const prefetched = await askAsRouter(shop.url, path, headers);
    expect(prefetched).toMatchObject({ status: 503, headers: guarded });
    expect(await ask(shop.url, path)).toMatchObject(signedIn);
  });

  test('a tap that a client-side router carries out spends the code', async () => {
    const path = `/launch?code=${freshCode()}`;
    expect(await askAsRouter(shop.url, path, { RSC: '1' })).toMatchObject(signedIn);
  });

  test('a double tap makes one token request, and both taps succeed', async () => {
    const code = freshCode();
    const tap = () => ask(shop.url, `/launch?code=${code}`);
    const taps = await Promise.all([tap(), tap()]);
    expect(taps).toMatchObject([signedIn, signedIn]);
    expect(monpay.requestsFor(code)).toHaveLength(1);
  });

  test('a reload gets the answer that the code was used', async () => {
    const code = freshCode();
    await ask(shop.url, `/launch?code=${code}`);
    expect(await ask(shop.url, `/launch?code=${code}`)).toMatchObject({
      status: 400,
      headers: guarded,
      body: 'authorization_code_reused',
    });
    expect(monpay.requestsFor(code)).toHaveLength(1);
  });

  test.each([
    ['onToken', () => `?code=${freshCode()}&bug`],
    ['onError', () => '?bug'],
  ])('what %s throws ends in the framework and nowhere else', async (_, query) => {
    const answer = await ask(shop.url, `/launch${query()}`);
    expect(answer.status).toBe(500);
    // Next.js makes that answer alone, and it has no body.
    if (framework === 'Next.js') expect(answer.body).toBe('');
    else expect(answer.headers).toMatchObject(guarded);
    expect(await ask(shop.url, `/launch?code=${freshCode()}`)).toMatchObject(signedIn);
  });

  test('a customer who goes away does not stop the exchange', async () => {
    const code = `slow-${freshCode()}`;
    const tap = open(shop.url, `/launch?code=${code}`).on('error', () => {});
    await vi.waitFor(() => expect(monpay.requestsFor(code)).toHaveLength(1), { timeout: 30_000 });
    tap.destroy();
    await pause(20);
    monpay.release();
    await vi.waitFor(async () => expect(await shop.kept()).toContain(`token of ${code}`), {
      timeout: 30_000,
    });
  });

  test.each([
    ['under a prefix', (code: string) => `/shop/launch?code=${code}`],
    ['if a rewrite changes its query', (code: string) => `/old/launch?code=${code}`],
    ['if everything leads to it', (code: string) => `/a/b/c?code=${code}`],
  ])('a launch is found %s', async (_, path) => {
    const code = freshCode();
    expect(await ask(shop.url, path(code))).toMatchObject(signedIn);
    expect(monpay.requestsFor(code)).toHaveLength(1);
  });

  test.each([
    ['a host in the first line', (code: string) => `http://other.example/launch?code=${code}`],
    ['a path that looks like a host', (code: string) => `//other.example/launch?code=${code}`],
  ])('%s does not matter', async (_, path) => {
    const code = freshCode();
    const { status } = await ask(shop.url, path(code));
    const spent = monpay.requestsFor(code).length;
    expect({ status, spent }).toEqual(
      shop.tidiesAddresses ? { status: 308, spent: 0 } : { status: 303, spent: 1 },
    );
  });

  test('nothing is believed of what a proxy, or a customer in its name, says', async () => {
    const code = freshCode();
    const headers = {
      Host: 'other.example',
      'X-Forwarded-Host': 'other.example',
      'X-Forwarded-Proto': 'gopher',
      'X-Forwarded-Prefix': '/?code=other',
      'X-Forwarded-Uri': '/launch?code=other',
      'X-Original-URL': '/launch?code=other',
      'X-HTTP-Method-Override': 'POST',
      Forwarded: 'host=other.example;proto=gopher',
    };
    expect(await ask(shop.url, `/launch?code=${code}`, { headers })).toMatchObject(signedIn);
    const [form] = monpay.requestsFor(code);
    expect(form?.get('redirect_uri')).toBe('https://shop.example/launch');
  });
});
