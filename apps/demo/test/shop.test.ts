import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { confidentialClient } from '@monpay-miniapp/sdk';
import { createSandbox, type Sandbox } from '@monpay-miniapp/sandbox';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShop } from '../src/open-shop.ts';
import type { Outcome } from '../src/outcome.ts';
import { serveShop, type ShopServer } from '../src/serve-shop.ts';
import { Visitor } from '../src/visitor.ts';

let server: ShopServer;
let sandbox: Sandbox;
let url: string;
let outcomes: Outcome[];
let references: string[];

beforeEach(async () => {
  server = await serveShop();
  sandbox = createSandbox({ merchantUrl: server.redirectUri });
  ({ url } = await sandbox.listen());
  outcomes = [];
  references = [];
  const client = confidentialClient({
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    redirectUri: sandbox.redirectUri,
    authorizationServer: url,
    timeout: 3_000,
  });
  await openShop(server, client, {
    framedBy: url,
    onOutcome: (outcome, reference) => {
      outcomes.push(outcome);
      references.push(reference);
    },
  });
});
afterEach(async () => {
  await Promise.all([server.close(), sandbox.close()]);
});

const home = (): string => new URL('/', server.redirectUri).href;

describe('a launch', () => {
  test('is answered if the client has closed its side of the connection', async () => {
    sandbox.faults.add('delay', { ms: 100 });
    const { port, host, pathname, search } = new URL(sandbox.launchUrl());
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
    socket.end(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 303 /);
  });

  test('ends at a page that greets the customer by name, and the code has left the address', async () => {
    const visit = await new Visitor().open(sandbox.launchUrl('saraa'));
    expect(visit.statuses).toEqual([303, 200]);
    expect(visit.address.href).toBe(home());
    expect(visit.page).toContain('<span class="name">Сараа</span>');
    expect(visit.page).not.toContain('Hello');
  });

  test('gives the browser a signed session and nothing else', async () => {
    const visit = await new Visitor().open(sandbox.launchUrl());
    expect(visit.cookies).toHaveLength(1);
    expect(visit.cookies[0]).toMatch(/^demo_shop_session=[\w-]+\.[\w%]+; /);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=7200']) {
      expect(visit.cookies[0]).toContain(`; ${attribute}`);
    }
    const token = outcomes[0]?.token?.access_token ?? 'none';
    expect(sandbox.userOf(token)).toBeDefined();
    expect(`${visit.page}${visit.cookies.join()}${visit.address.href}`).not.toContain(token);
  });

  test('begins a session of its own, and ends the one before', async () => {
    const visitor = new Visitor();
    const first = await visitor.open(sandbox.launchUrl('bat'));
    const second = await visitor.open(sandbox.launchUrl('saraa'));
    expect(second.cookies[0]).not.toBe(first.cookies[0]);
    expect((await visitor.open(home())).page).toContain('Сараа');
    const [old = ''] = first.cookies[0]?.split(';') ?? [];
    expect((await fetch(home(), { headers: { Cookie: old } })).status).toBe(401);
  });

  test('that fails ends the session before, too', async () => {
    const visitor = new Visitor();
    const { launchUrl } = sandbox.issueCode('bat');
    await visitor.open(launchUrl);
    const again = await visitor.open(launchUrl);
    expect(again.statuses).toEqual([303, 400]);
    expect(again.address.search).toBe('');
    expect(again.page).toContain('authorization_code_reused');
    expect(await visitor.open(home())).toMatchObject({ statuses: [401] });
    expect(sandbox.requests().filter(({ path }) => path === '/v2/oauth/token')).toHaveLength(1);
  });

  test('is not spent by a HEAD or a prefetch', async () => {
    const { launchUrl } = sandbox.issueCode();
    expect((await fetch(launchUrl, { method: 'HEAD' })).status).toBe(405);
    expect((await fetch(launchUrl, { headers: { 'Sec-Purpose': 'prefetch' } })).status).toBe(503);
    expect(sandbox.requests()).toEqual([]);
    expect((await new Visitor().open(launchUrl)).statuses).toEqual([303, 200]);
  });

  test.each<[string, number, string, string]>([
    ['code_expired', 400, 'invalid_grant', 'дахин нээнэ үү'],
    ['code_505', 502, 'server_error', 'хариу өгөхгүй байна'],
    ['code_hang', 502, 'token_request_failed', 'хариу өгөхгүй байна'],
    ['code_reset_after', 502, 'token_request_failed', 'хариу өгөхгүй байна'],
    ['code_html_200', 502, 'invalid_token_response', 'хариу өгөхгүй байна'],
    ['code_redirect', 502, 'invalid_token_response', 'хариу өгөхгүй байна'],
    ['code_401', 500, 'unauthorized_client', 'ажиллахгүй байна'],
  ])('with %s shows the customer what to do, in Mongolian', async (code, status, name, words) => {
    const visit = await new Visitor().open(`${server.redirectUri}?code=${code}`);
    expect(visit.statuses).toEqual([303, status]);
    expect(visit.address.href).toMatch(new RegExp(`^${home()}sorry/${name}/[0-9A-F]{8}$`));
    const reference = visit.address.pathname.split('/').at(-1);
    expect(visit.page).toContain(`Лавлах дугаар: <code>${reference}</code>`);
    expect(references).toEqual([reference]);
    expect(visit.page).toContain(words);
    expect(visit.page).toContain(`<code lang="en">${name}</code>`);
    expect(visit.page).not.toMatch(/MONPAY_|stack|confidentialClient/);
  });

  test('without a code asks the customer to come from MonPay', async () => {
    const visit = await new Visitor().open(server.redirectUri);
    expect(visit.statuses).toEqual([303, 400]);
    expect(visit.page).toContain('MonPay аппаа нээгээд');
  });
});

describe('the shop', () => {
  test('lets only the phone of the sandbox show it in a frame, and nothing be kept or fetched', async () => {
    const visitor = new Visitor();
    await visitor.open(sandbox.launchUrl());
    for (const path of ['launch', '', 'sorry/invalid_grant', 'style.css', 'nowhere']) {
      const { headers } = await fetch(home() + path, { redirect: 'manual' });
      expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${url}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toMatch(/form-action 'self'(;|$)/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const launch = await fetch(sandbox.launchUrl(), { redirect: 'manual' });
    expect(launch.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('puts a product into the basket of the session, for a form of its own only', async () => {
    const launch = await fetch(sandbox.launchUrl(), { redirect: 'manual' });
    const Cookie = launch.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const buy = (Origin: string): Promise<Response> =>
      fetch(`${home()}basket`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie, Origin },
        body: new URLSearchParams({ product: 'tea' }),
      });
    expect((await buy('https://elsewhere.example')).status).toBe(403);
    expect((await buy(new URL(home()).origin)).status).toBe(303);
    const page = await (await fetch(home(), { headers: { Cookie } })).text();
    expect(page).toContain('Сүүтэй цай × 1');
    const english = await (await fetch(`${home()}?lang=en`, { headers: { Cookie } })).text();
    expect(english).toContain('Milk tea × 1');
    expect(english).not.toContain('Сүүтэй');
  });

  test.each([
    ['nowhere', 404],
    ['orders/nobody', 404],
    ['sorry/checkout_failed', 502],
  ])('shows the way back from /%s', async (path, status) => {
    const visitor = new Visitor();
    await visitor.open(sandbox.launchUrl());
    const visit = await visitor.open(home() + path);
    expect(visit.statuses).toEqual([status]);
    expect(visit.page).toContain('<a class="main" href="/">Дэлгүүр рүү буцах</a>');
  });

  test.each(['0123456789', '<script>', 'abcdef01'])('shows no reference %j', async (reference) => {
    const address = `${home()}sorry/invalid_grant/${encodeURIComponent(reference)}`;
    expect((await new Visitor().open(address)).statuses).toEqual([404]);
  });

  test.each([
    ['', 'unsigned-number'],
    ['forged', 'demo_shop_session=1.AAAA'],
  ])('shows itself to nobody without a session: %s', async (_, Cookie) => {
    const answer = await fetch(home(), { headers: { Cookie } });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('MonPay аппаа нээгээд');
  });

  test('can not be made to show the name of a customer as markup', async () => {
    const user = { id: 'x', firstName: '<img src=x>', lastName: 'X', phone: '00' };
    const { page } = await new Visitor().open(sandbox.launchUrl(user));
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).not.toContain('<img');
  });
});
