import * as fc from 'fast-check';
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

/** The shop of `pnpm dev`, with a customer who has come in. */
export const shop: Target = {
  name: 'shop',
  command: [inRepository('apps/demo/src/dev.ts'), '--port', '0', '--json'],
  growth: 12_000_000,
  // The sdk's connections to the sandbox, which is in the same process.
  pool: 512,
  // The page that tells a customer of a mistake in the shop's set-up.
  meant: /<code lang="en">(?:invalid_request|unauthorized_client|unsupported_grant_type)</g,
  ready: (printed) => (printed.includes('\n') ? enter(printed.split('\n')[0] ?? '') : undefined),
};

async function enter(line: string): Promise<Ready> {
  const { redirect_uri } = JSON.parse(line) as { redirect_uri: string };
  const { host, port } = new URL(redirect_uri);
  const launch = await fetch(`${redirect_uri}?code=code_ok`, { redirect: 'manual' });
  const [cookie = ''] = launch.headers.getSetCookie()[0]?.split(';') ?? [];
  return {
    port: Number(port),
    session: { host, cookie },
    vocabulary: {
      paths: [
        '/',
        '/launch',
        '/launch',
        ...codes.map((code) => `/launch?code=${code}`),
        `/launch?error=x&error_description=eee&code=e${'&code=e'.repeat(40)}`,
        '/launch?error=access_denied&error_description=%C3%28&state=a',
        '/basket',
        '/sorry/invalid_grant',
        '/sorry/constructor',
        '/sorry/__proto__',
        '/sorry/%2e%2e',
        '/style.css',
      ],
      names: ['code', 'error', 'error_description', 'error_uri', 'state', 'product'],
      values: ['hat', 'tea', 'access_denied', secret, ...codes],
      forms: [[['product', 'hat']], [['product', 'constructor']], [['code', secret]]],
      headers: [
        'Cookie: <cookie>',
        'Cookie: <cookie>',
        'Cookie: <cookie>x',
        'Cookie: demo_shop_session=constructor.AAAA',
        'Cookie: demo_shop_session=%zz; demo_shop_session=',
        'Origin: http://<host>',
        'Origin: null',
        'Sec-Fetch-Site: same-origin',
        'Sec-Purpose: prefetch',
        'Purpose: PreFetch',
        'X-Forwarded-Host: elsewhere.example',
        'Referer: //[',
      ],
      json: fc.jsonValue(),
    },
  };
}
