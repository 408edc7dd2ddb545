import { describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { customersToken, merchantsToken, newInvoice } from './resource-call.ts';
import { opened, tap, shopped } from './pay-page.ts';

describe.each(['over HTTP', 'without a socket'])('%s', (how) => {
  test('the customer opens the page, pays, and comes back with the query of the notice', async () => {
    const { shop, sandbox, id } = await shopped({ notice: 'before' });
    if (how === 'over HTTP') await sandbox.listen();
    const send = how === 'over HTTP' ? fetch : sandbox.fetch;
    const { html } = await opened(sandbox, id, send);
    expect(html).toContain('15 000 ₮');
    expect(html).toContain('Бат Дорж · 1 000 000 ₮');
    expect(html).toContain('Кофе');
    expect(html).not.toContain('<script');
    const { status, next } = await tap(sandbox, id, { tap: 'pay' }, { send });
    expect(status).toBe(200);
    expect(next).toBe(`0;url=${shop.url}${shop.received[0]?.target}`);
    expect(sandbox.invoices()[0]?.status).toBe('PAID');
    expect((await opened(sandbox, id, send)).html).toContain('This invoice is PAID.');
  });
});

test('it has a button in two languages for each thing that can happen, and nothing between them', async () => {
  const { sandbox, id } = await shopped();
  const form = (await opened(sandbox, id)).html.split('Бат Дорж · 1 000 000 ₮</p>')[1] ?? '';
  const button = ([value, mn, en]: string[]): string =>
    `<button name="tap" value="${value}">${mn} <span lang="en">${en}</span></button>`;
  const buttons = [
    ['pay', 'Төлөх', 'Pay'],
    ['pay_and_close', 'Төлөөд аппыг хаах', 'Pay and close the app'],
    ['decline', 'Татгалзах', 'Decline'],
    ['no_balance', 'Үлдэгдэл хүрэлцэхгүй', 'Not enough balance'],
    ['back', 'Буцах', 'Back'],
  ];
  expect(form.slice(0, form.indexOf('</form>'))).toBe(buttons.map(button).join(''));
});

test('whoever may pay a public invoice is offered, with what they have', async () => {
  const sandbox = createSandbox({
    users: [
      { id: 'bat', firstName: 'Бат', lastName: 'Дорж', phone: '99000001' },
      { id: 'saraa', firstName: 'Сараа', lastName: 'Болд', phone: '99000002' },
    ],
  });
  const id = await newInvoice(sandbox, await merchantsToken(sandbox));
  const [, options] =
    /<select name="user">(.*?)<\/select>/s.exec((await opened(sandbox, id)).html) ?? [];
  expect(options).toBe(
    '<option value="bat">Бат Дорж · 1 000 000 ₮<option value="saraa">Сараа Болд · 1 000 000 ₮',
  );
});

test.each([
  ['pay', 'PAID', 'status=PAID'],
  ['pay_and_close', 'PAID', undefined],
  ['decline', 'FAILED', 'status=FAILED'],
  ['no_balance', 'FAILED', 'info=Not%20enough%20credit'],
  ['back', 'NEW', 'return/nonce-1'],
] as const)(
  '%s: the invoice is %s, and the customer returns with %s',
  async (what, status, query) => {
    const { sandbox, id, shop } = await shopped({ notice: 'before' });
    const { next } = await tap(sandbox, id, { tap: what });
    expect(sandbox.invoices()[0]?.status).toBe(status);
    if (query === undefined) expect(next).toBeUndefined();
    else expect(next).toContain(query);
    expect(shop.received).toHaveLength(what === 'back' ? 0 : 1);
  },
);

test('notice: before the return it was answered, with or after the return it was not', async () => {
  const order: string[] = [];
  const release: (() => void)[] = [];
  const deliver = async (): Promise<Response> => {
    order.push('asked');
    await new Promise<void>((resolve) => {
      release.push(resolve);
    });
    order.push('answered');
    return new Response();
  };
  const tapped = async (notice: 'before' | 'with' | 'after'): Promise<Sandbox> => {
    const sandbox = createSandbox({ notice, deliver });
    const id = await newInvoice(sandbox, await merchantsToken(sandbox));
    const page = tap(sandbox, id, { tap: 'pay' }).then(() => order.push('back'));
    if (notice === 'before') {
      await expect.poll(() => release.length).toBe(1);
      release.pop()?.();
    }
    await page;
    return sandbox;
  };
  await tapped('before');
  expect(order.splice(0)).toEqual(['asked', 'answered', 'back']);
  await tapped('with');
  expect(order.splice(0)).toEqual(['asked', 'back']);
  const sandbox = await tapped('after');
  expect(order.splice(0)).toEqual(['back']);
  sandbox.advance(3000);
  expect(order.splice(0)).toEqual(['asked']);
  for (const answer of release) answer();
});

test('a customer who pays late is seen to think, and the page then says that it is paid', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const id = await newInvoice(sandbox, await customersToken(sandbox, 'pays-late'));
  expect(await tap(sandbox, id, { tap: 'pay' })).toMatchObject({ status: 200, next: '31' });
  expect(sandbox.invoices()[0]?.status).toBe('NEW');
  sandbox.advance(30_000);
  const { html } = await opened(sandbox, id);
  expect(html).toContain('This invoice is PAID.');
  expect(html).toContain('http://localhost:3000/return/nonce-1?invoiceId=1&amp;status=PAID');
});

test('who paid is chosen on a public invoice, and whoever opened the mini app last comes first', async () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  const id = await newInvoice(sandbox, await merchantsToken(sandbox));
  sandbox.issueCode('temuulen');
  const { html } = await opened(sandbox, id);
  const ids = [...html.matchAll(/<option value="([^"]+)"/g)].map(([, user]) => user);
  expect(ids.slice(0, 2)).toEqual(['temuulen', 'bat']);
  expect(ids).toHaveLength(9);
  await tap(sandbox, id, { tap: 'pay', user: 'saraa' });
  expect(sandbox.invoices()[0]?.payments).toMatchObject([{ userId: 1002 }]);
});
