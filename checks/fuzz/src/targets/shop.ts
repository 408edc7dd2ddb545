import * as fc from 'fast-check';
import { bodyOf, form } from '../generate/body.ts';
import type { Call } from '../generate/vocabulary.ts';
import { inRepository, secret, type Ready, type Target } from './target.ts';

/** Codes that the sandbox behind the shop answers at once. */
const codes = [
  'code_ok',
  'code_expired',
  'code_505',
  'code_reset_after',
  'code_html_200',
  'code_401',
];

/** The shop of `pnpm dev`, with a customer who has come in and has paid an order. */
export const shop: Target = {
  name: 'shop',
  command: [inRepository('apps/demo/src/dev.ts'), '--port', '0', '--json'],
  growth: 12_000_000,
  // The sdk's connections to the sandbox, which is in the same process.
  pool: 512,
  // The page that shows a customer a mistake in the shop's set-up.
  meant: /<code lang="en">(?:invalid_request|unauthorized_client|unsupported_grant_type)</g,
  ready: (printed) => (printed.includes('\n') ? enter(printed.split('\n')[0] ?? '') : undefined),
};

async function enter(line: string): Promise<Ready> {
  const { url, redirect_uri } = JSON.parse(line) as { url: string; redirect_uri: string };
  const { host, port, origin } = new URL(redirect_uri);
  const cookie = await cookieOf(`${redirect_uri}?code=code_ok`);
  for (const path of ['/basket', '/checkout']) {
    const headers = { Cookie: cookie, Origin: origin };
    const body = new URLSearchParams({ product: 'tea' });
    await fetch(origin + path, { method: 'POST', headers, body, redirect: 'manual' });
  }
  return {
    port: Number(port),
    session: { host, cookie, order: await paidOrder(url) },
    vocabulary: {
      paths: [
        '/',
        '/launch',
        ...codes.map((code) => `/launch?code=${code}`),
        `/launch?error=x&error_description=eee&code=e${'&code=e'.repeat(40)}`,
        '/launch?error=access_denied&error_description=%C3%28&state=a',
        '/basket',
        '/checkout',
        '/orders/<order>',
        '/orders/constructor/cancel',
        '/notices/<order>',
        '/sorry/invalid_grant',
        '/sorry/constructor',
        '/sorry/__proto__',
        '/sorry/%2e%2e',
        '/style.css',
      ],
      names: [
        'code',
        'error',
        'error_description',
        'state',
        'product',
        'invoiceId',
        'status',
        'lang',
      ],
      values: ['hat', 'tea', 'access_denied', 'PAID', 'mn', secret, ...codes],
      forms: [[['product', 'hat']], [['product', 'constructor']], [['code', secret]]],
      headers: [
        'Cookie: <cookie>',
        'Cookie: <cookie>',
        'Cookie: <cookie>x',
        'Cookie: demo_shop_session=constructor.AAAA',
        'Cookie: demo_shop_session=%zz; demo_shop_session=',
        'Origin: http://<host>',
        'Origin: null',
        'Accept-Language: mn;q=0.1, en',
        'Sec-Fetch-Site: same-origin',
        'Sec-Purpose: prefetch',
        'Purpose: PreFetch',
        'X-Forwarded-Host: elsewhere.example',
        'Referer: //[',
      ],
      calls,
      json: fc.jsonValue(),
    },
  };
}

const calls: readonly fc.Arbitrary<Call>[] = [
  ...['product=hat', 'product=constructor', 'empty=1', 'product=hat&product=tea'].map((text) =>
    posted('/basket', text),
  ),
  posted('/checkout', ''),
  posted('/orders/<order>/cancel', ''),
  posted('/orders/<order>/refund', ''),
  ...['', '?status=PAID', '?lang=en'].map((query) => visited(`/orders/<order>${query}`)),
  ...['', '?status=PAID', '?status=PAID&invoiceId=1&txnId=1', '?invoiceId=__proto__'].map((query) =>
    visited(`/notices/<order>${query}`),
  ),
];

function posted(path: string, text: string): fc.Arbitrary<Call> {
  const headers = ['Cookie: <cookie>', 'Origin: http://<host>'];
  return fc.constant({ line: `POST ${path}`, headers, body: bodyOf(form, text) });
}

function visited(path: string): fc.Arbitrary<Call> {
  return fc.constant({ line: `GET ${path}`, headers: ['Cookie: <cookie>'] });
}

/** Pays the order, as the phone of the sandbox does; a page of one that is not paid would wait for it. */
async function paidOrder(phoneUrl: string): Promise<string> {
  const headers = { Cookie: await cookieOf(phoneUrl), 'Sec-Fetch-Site': 'same-origin' };
  const asked = await fetch(new URL('/_sandbox/invoices', phoneUrl), { headers });
  const { invoices } = (await asked.json()) as { invoices: { id: number; redirect_uri: string }[] };
  const { id, redirect_uri = '' } = invoices[0] ?? {};
  await fetch(new URL(`/_sandbox/invoices/${id}/pay`, phoneUrl), { method: 'POST', headers });
  await fetch(new URL('/_sandbox/deliveries?wait=10000', phoneUrl), { headers });
  return new URL(redirect_uri).pathname.split('/').at(-1) ?? '';
}

async function cookieOf(url: string): Promise<string> {
  const { headers } = await fetch(url, { redirect: 'manual' });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
