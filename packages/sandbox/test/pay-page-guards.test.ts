import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { opened, tap, shopped } from './pay-page.ts';

test('opening the page, however often and by whatever looks at links, changes nothing', async () => {
  const { sandbox, id, shop } = await shopped();
  const before = JSON.stringify([sandbox.invoices(), sandbox.users()]);
  for (const method of ['GET', 'HEAD']) {
    for (const path of [id, `${id}?tap=pay`]) {
      await sandbox.fetch(`${sandbox.origin}/v2/invoice/${path}`, { method });
    }
  }
  expect(JSON.stringify([sandbox.invoices(), sandbox.users()])).toBe(before);
  expect(shop.received).toEqual([]);
});

test('only the page itself can approve: not a form without its token, nor one of another site or invoice', async () => {
  const { sandbox, id } = await shopped();
  const other = await newInvoice(sandbox, await merchantsToken(sandbox));
  const { token: others } = await opened(sandbox, other);
  const attempts = [
    tap(sandbox, id, { tap: 'pay', token: '' }),
    tap(sandbox, id, { tap: 'pay', token: others }),
    tap(sandbox, id, { tap: 'pay' }, { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
    tap(sandbox, id, { tap: 'pay' }, { headers: { 'Sec-Fetch-Site': 'same-site' } }),
    tap(sandbox, id, { tap: 'pay', user: 'x'.repeat(50_000) }),
  ];
  for (const attempt of attempts) expect(await attempt).toMatchObject({ status: 403 });
  const { html } = await tap(sandbox, id, { tap: 'pay', token: '' });
  expect(html).toContain('Only this page itself can approve');
  expect(await tap(sandbox, id, { tap: 'pays' })).toMatchObject({ status: 400 });
  expect(await tap(sandbox, id, { tap: 'pay', user: 'saraa' })).toMatchObject({ status: 409 });
  expect(await tap(sandbox, other, { tap: 'pay', user: 'nobody' })).toMatchObject({ status: 409 });
  expect(sandbox.invoices().map(({ status }) => status)).toEqual(['NEW', 'NEW']);
});

test('the page may be framed by the phone alone, and posts to itself alone', async () => {
  const { sandbox, id } = await shopped();
  const { headers } = await opened(sandbox, id);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ]);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test.each([
  ['document', 'http://127.0.0.1:3000/paid', '127.0.0.1', 'localhost'],
  ['document', 'http://localhost:3000/paid', '127.0.0.1', undefined],
  ['document', 'http://localhost:3000/paid', 'localhost', '127.0.0.1'],
  ['iframe', 'http://localhost:3000/paid', '127.0.0.1', 'localhost'],
  ['iframe', 'http://localhost:3000/paid', 'localhost', undefined],
  ['document', 'https://shop.example/paid', '127.0.0.1', undefined],
  ['empty', 'http://127.0.0.1:3000/paid', '127.0.0.1', undefined],
])(
  'as a %s, with the shop at %s, the page at %s leads on to %s',
  async (dest, redirectUri, name, other) => {
    const sandbox = createSandbox();
    onTestFinished(() => sandbox.close());
    const { url } = await sandbox.listen();
    const id = await newInvoice(sandbox, await customersToken(sandbox, 'bat'), { redirectUri });
    const page = new URL(`/v2/invoice/${id}`, url.replace('127.0.0.1', name));
    const response = await sandbox.fetch(page, {
      redirect: 'manual',
      headers: { 'Sec-Fetch-Dest': dest },
    });
    const location = response.headers.get('location');
    expect([response.status, location && new URL(location).hostname]).toEqual(
      other === undefined ? [200, null] : [303, other],
    );
  },
);

test("a merchant's words are text on the page, whatever they are", async () => {
  const nasty = `"><img src=x onerror=alert(1)>'&`;
  const user = { id: nasty, firstName: nasty, lastName: null, phone: '1' };
  const sandbox = createSandbox({ users: [user], deliver: () => new Response() });
  const id = await newInvoice(sandbox, await merchantsToken(sandbox), {
    description: nasty,
    receiver: nasty,
    redirectUri: `http://localhost/"><img/src=x>;url=http://elsewhere.example`,
  });
  for (const html of [
    (await opened(sandbox, id)).html,
    (await tap(sandbox, id, { tap: 'pay', user: nasty })).html,
  ]) {
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  }
  expect(sandbox.invoices()[0]?.status).toBe('PAID');
});

test('only an invoice has a page, and the page takes GET and POST', async () => {
  const { sandbox, id } = await shopped();
  expect(await opened(sandbox, 99)).toMatchObject({ status: 404 });
  const put = await sandbox.fetch(`${sandbox.origin}/v2/invoice/${id}`, { method: 'PUT' });
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  expect((await sandbox.fetch(`${sandbox.origin}/v2/invoice/x`)).status).toBe(404);
});
