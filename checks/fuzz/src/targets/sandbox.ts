import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { sandboxCalls, sandboxJson } from './sandbox-calls.ts';
import { inRepository, secret, tokenForm, type Ready, type Target } from './target.ts';

const manifest = import.meta.resolve('@monpay-miniapp/sandbox/package.json');
const { bin } = JSON.parse(readFileSync(new URL(manifest), 'utf8')) as {
  bin: { 'monpay-sandbox': string };
};
const paths = [
  readFileSync(inRepository('spec/openapi.yaml'), 'utf8'),
  readFileSync(new URL(import.meta.resolve('@monpay-miniapp/sandbox/admin-openapi.yaml')), 'utf8'),
]
  .flatMap((spec) => Object.keys((parse(spec) as { paths: object }).paths))
  // Its answer has no end: see `endless`.
  .filter((path) => path !== '/_sandbox/events');

/** Codes with which the token endpoint answers at once. */
const codes = [
  'code_ok',
  'code_used',
  'code_505',
  'code_html',
  'code_reset_before',
  'code_reset_after',
  'code_truncated',
  'code_gzip',
  'code_huge_body',
  'code_token_in_envelope',
  'sbx_code_unknown',
];

/** `monpay-sandbox start`: all of MonPay, the admin API with and without its token, the page and its events. */
export const sandbox: Target = {
  name: 'sandbox',
  command: [
    fileURLToPath(new URL(bin['monpay-sandbox'], manifest)),
    'start',
    // The credentials are those of every other run.
    '--seed',
    'fuzz',
    '--port',
    '0',
    '--json',
  ],
  // It plays MonPay, whose own failures have the status 500 too.
  failure: /"sandbox_failed"/g,
  growth: 12_000_000,
  ready: (printed) => (printed.includes('\n') ? enter(printed.split('\n')[0] ?? '') : undefined),
};

async function enter(line: string): Promise<Ready> {
  const started = JSON.parse(line) as Record<string, string>;
  const { url = '', client_id = '', client_secret = '', redirect_uri = '' } = started;
  const { host, port } = new URL(url);
  const client: [string, string][] = [
    ['redirect_uri', redirect_uri],
    ['client_id', client_id],
    ['client_secret', client_secret],
  ];
  const withCode = (code: string): [string, string][] => [
    ...client,
    ['code', code],
    ['grant_type', 'authorization_code'],
  ];
  const asItself: [string, string][] = [...client, ['grant_type', 'client_credentials']];
  const token = async (form: [string, string][]): Promise<string> => {
    const body = new URLSearchParams(form);
    const response = await fetch(`${url}/v2/oauth/token`, { method: 'POST', body });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  return {
    port: Number(port),
    session: {
      host,
      port,
      admin: started['admin_token'] ?? '',
      customer: await token(withCode('code_ok')),
      merchant: await token(asItself),
    },
    vocabulary: {
      paths: [
        ...paths.map((path) => path.replaceAll(/\{[^}]*\}/g, '1')),
        ...paths.filter((path) => path.includes('{')).map((path) => path.replace(/\{.*?\}/, '64')),
        '/_sandbox/codes/code-1/launch',
        '/_sandbox/codes/code-999999999999999/revoke',
        '/v2/invoice/1',
        '/v2/invoice/999999999999999',
        '/v2/api/oauth/constructor',
        '/_sandbox/',
        '/_sandbox/assets/app.js',
        '/',
      ],
      names: [
        'code',
        'error',
        'user',
        'client_id',
        'redirect_uri',
        'invoiceId',
        'tap',
        'token',
        'key',
        'wait',
      ],
      values: [client_id, redirect_uri, 'authorization_code', 'bat', '1', '64', 'pay', secret, 'e'],
      forms: [tokenForm, asItself, ...codes.map(withCode)],
      headers: [
        'Authorization: Bearer <admin>',
        'Authorization: Bearer <admin>',
        'Authorization: Bearer <customer>',
        'Authorization: Bearer <merchant>',
        `Authorization: Bearer ${secret}`,
        'Origin: http://<host>',
        'Origin: https://elsewhere.example',
        'Sec-Fetch-Site: same-origin',
        'Sec-Fetch-Site: cross-site',
        'Accept-Language: mn',
        `Cookie: monpay_sandbox_<port>=${secret}`,
        `User-Agent: ${'e'.repeat(30)}`,
        'Content-Encoding: gzip',
      ],
      calls: sandboxCalls,
      json: sandboxJson,
      endless: ['', '5', '99999999999', 'constructor'].map(
        (id) =>
          `GET /_sandbox/events HTTP/1.1\r\nHost: <host>\r\nAuthorization: Bearer <admin>\r\n${id && `Last-Event-ID: ${id}\r\n`}\r\n`,
      ),
    },
  };
}
