import { expect, test } from 'vitest';
import { startGuest, type Guest } from '../src/in-page/guest.ts';

/** Where a web view has got to: it follows redirects, and pages that lead on at once. */
async function follow({ open }: Guest, first: Request): Promise<{ url: string; page: string }> {
  let request = first;
  for (let hops = 0; hops < 6; hops++) {
    const response = await open(request);
    const page = await response.text();
    const location =
      response.headers.get('location') ??
      /http-equiv="refresh" content="0; ?url=([^"]*)"/.exec(page)?.[1];
    if (location === undefined) return { url: request.url, page };
    request = new Request(new URL(location.replaceAll('&amp;', '&'), request.url));
  }
  throw new Error('The redirects do not end.');
}

const form = (url: string | URL, fields: Record<string, string> = {}): Request =>
  new Request(url, { method: 'POST', body: new URLSearchParams(fields) });

test('the shop greets, sells and is paid without a server, and asks MonPay as it does with one', async () => {
  const guest = startGuest('mn');
  const shop = await follow(guest, new Request(guest.sandbox.launchUrl('saraa')));
  expect(shop.page).toContain('<span class="name">Сараа</span>');

  await follow(guest, form(new URL('/basket', shop.url), { product: 'tea' }));
  const asked = await follow(guest, form(new URL('/checkout', shop.url)));
  expect(new URL(asked.url).pathname).toMatch(/^\/v2\/invoice\/\d+$/);
  const token = /name="token" value="([^"]+)"/.exec(asked.page)?.[1] ?? '';
  const receipt = await follow(guest, form(asked.url, { tap: 'pay', token }));
  expect(receipt.page).toContain('Баримт');

  const { sandbox } = guest;
  expect(
    sandbox.requests().map(({ method, path, status }) => `${method} ${path} ${status}`),
  ).toEqual(
    expect.arrayContaining([
      'POST /v2/oauth/token 200',
      'GET /v2/api/oauth/userinfo 200',
      'POST /v2/api/oauth/invoice 200',
      expect.stringMatching(/^GET \/v2\/api\/oauth\/invoice\/\d+ 200$/),
    ]),
  );
  await expect
    .poll(() => sandbox.deliveries(), { timeout: 30_000 })
    .toMatchObject([{ state: 'answered', status: 200 }]);
});

test('a failure of MonPay shows the page of the shop for it, in the language of the page around', async () => {
  const guest = startGuest('en');
  guest.sandbox.faults.add('server_error');
  const { url, page } = await follow(guest, new Request(guest.sandbox.launchUrl()));
  expect(new URL(url).pathname).toMatch(/^\/sorry\/server_error\//);
  expect(page).toContain('Sorry, MonPay is not answering right now.');
});

test('a call of MonPay is not the customer’s, and ends no session', async () => {
  const guest = startGuest('mn');
  const shop = await follow(guest, new Request(guest.sandbox.launchUrl('saraa')));
  const ask = async (path: string, body: object): Promise<{ id: string; steps?: unknown }> => {
    const { adminToken, fetch } = guest.sandbox;
    const headers = {
      Authorization: `Bearer ${adminToken}`,
      'Content-Type': 'application/json',
    };
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { id: string };
  };
  const { id } = await ask('/_sandbox/codes', { user: 'bat' });
  // A launch by MonPay's server, for another customer.
  const { steps } = await ask(`/_sandbox/codes/${id}/visit`, {});
  expect(steps).toMatchObject([{ status: 303 }, { status: 401 }]);
  expect((await follow(guest, new Request(shop.url))).page).toContain('Сараа');
});

test('two of them know nothing of each other', async () => {
  const [one, other] = [startGuest('mn'), startGuest('mn')];
  const { page } = await follow(other, new Request(one.sandbox.launchUrl()));
  expect(page).toContain('invalid_grant');
});

test('an address of somebody else is not answered', async () => {
  const elsewhere = new Request('https://elsewhere.invalid/');
  await expect(startGuest('mn').open(elsewhere)).rejects.toThrow(
    'Nobody answers at https://elsewhere.invalid.',
  );
});
