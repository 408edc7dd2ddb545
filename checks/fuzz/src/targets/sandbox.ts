import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { word } from '../generate/words.ts';
import { secret, tokenForm, type Target } from './target.ts';

const manifest = import.meta.resolve('@monpay-miniapp/sandbox/package.json');
const { bin } = JSON.parse(readFileSync(new URL(manifest), 'utf8')) as {
  bin: { 'monpay-sandbox': string };
};

/** Those that answer at once, and not with a 500 that was asked for: every other one is the sandbox's own. */
const faults = [
  'server_error',
  'invalid_grant',
  'html',
  'empty',
  'envelope',
  'html_200',
  'status_502',
  'redirect',
  'reset_before',
  'reset_after',
  'truncated',
  'gzip',
  'huge_body',
  'no_expires_in',
  'token_in_envelope',
];

/** `monpay-sandbox start`: the token endpoint, the admin API with and without its token, the page and its events. */
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
  growth: 12_000_000,
  ready(printed) {
    if (!printed.includes('\n')) return undefined;
    const [line = ''] = printed.split('\n');
    const started = JSON.parse(line) as Record<string, string>;
    const {
      url = '',
      client_id = '',
      client_secret = '',
      redirect_uri = '',
      admin_token,
    } = started;
    const { host, port } = new URL(url);
    const admin = `Authorization: Bearer ${admin_token}`;
    const tokenRequest = (code: string): (readonly [string, string])[] => [
      ['redirect_uri', redirect_uri],
      ['client_id', client_id],
      ['client_secret', client_secret],
      ['code', code],
      ['grant_type', 'authorization_code'],
    ];
    const user = fc.record(
      { id: word(), first_name: word(), last_name: word(), phone: word(), email: word() },
      { requiredKeys: [] },
    );
    return Promise.resolve({
      port: Number(port),
      session: { host, port },
      vocabulary: {
        paths: [
          '/v2/oauth/token',
          '/',
          '/_sandbox',
          '/_sandbox/',
          '/_sandbox/assets/app.js',
          '/_sandbox/health',
          '/_sandbox/state',
          '/_sandbox/requests',
          '/_sandbox/codes',
          '/_sandbox/codes/code-1/launch',
          '/_sandbox/codes/code-2/revoke',
          '/_sandbox/codes/code-999999999999999/launch',
          '/_sandbox/faults',
          '/_sandbox/clock',
          '/_sandbox/settings',
          '/_sandbox/reset',
          '/v2/oauth/constructor',
        ],
        names: ['code', 'error', 'user', 'client_id', 'redirect_uri', 'invoiceId', 'status', 'key'],
        values: [client_id, redirect_uri, 'authorization_code', 'bat', secret, 'e'],
        forms: [
          tokenForm,
          ...[
            'code_ok',
            'code_used',
            'sbx_code_unknown',
            ...faults.map((name) => `code_${name}`),
          ].map(tokenRequest),
        ],
        headers: [
          admin,
          admin,
          admin,
          `Authorization: Bearer ${secret}`,
          'Origin: http://<host>',
          'Origin: https://elsewhere.example',
          'Sec-Fetch-Site: same-origin',
          'Sec-Fetch-Site: cross-site',
          `Cookie: monpay_sandbox_<port>=${secret}`,
          `User-Agent: ${'e'.repeat(30)}`,
          'Content-Encoding: gzip',
        ],
        json: fc.oneof(
          fc.record(
            { user: fc.oneof(word('bat'), user), client_id: word(client_id) },
            { requiredKeys: [] },
          ),
          fc.record(
            { fault: fc.oneof(fc.constantFrom(...faults), word()), times: fc.jsonValue() },
            { requiredKeys: ['fault'] },
          ),
          fc.record({ advance_ms: fc.oneof(fc.nat({ max: 600_000 }), fc.jsonValue()) }),
          fc.record(
            {
              error_shape: word('rfc6749', 'envelope', 'html', 'empty'),
              quirks: fc.array(word('no_expires_in', 'envelope_200', 'null_refresh_token')),
              // A longer one is what was asked for, and the check would wait for it.
              latency: fc.oneof(fc.nat({ max: 3 }), word(), fc.constant([0, 3])),
              redirect_uri_match: word('exact'),
            },
            { requiredKeys: [] },
          ),
        ),
        endless: ['', '5', '99999999999', 'constructor'].map(
          (id) =>
            `GET /_sandbox/events HTTP/1.1\r\nHost: <host>\r\n${admin}\r\n${id && `Last-Event-ID: ${id}\r\n`}\r\n`,
        ),
      },
    });
  },
};
