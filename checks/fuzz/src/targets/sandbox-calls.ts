import * as fc from 'fast-check';
import { jsonBody } from '../generate/body.ts';
import type { Call } from '../generate/vocabulary.ts';
import { word } from '../generate/words.ts';

const some = { requiredKeys: [] };

/** Those that answer at once, and with no 500: every other one is a failure of the sandbox's own. */
const faults = [
  'server_error',
  'invalid_grant',
  'html',
  'empty',
  'envelope_200',
  'status_502',
  'redirect',
  'reset_before',
  'reset_after',
  'truncated',
  'gzip',
  'huge_body',
  'insufficient_access',
  'refund_failed',
];
const amounts = fc.oneof(
  fc.constantFrom<unknown>(1, 15_000, 0, -1, 1.5, 2 ** 53, 1e300, '15000'),
  fc.jsonValue(),
);
/** Nobody listens there: a notice fails at once. */
const addresses = word(
  'http://127.0.0.1:9/paid',
  'http://localhost:9/',
  'https://elsewhere.example/',
);
const user = fc.record(
  {
    id: word('bat'),
    first_name: word(),
    last_name: word(),
    phone: word('99112233'),
    email: word(),
    balance: amounts,
    fate: word(),
  },
  some,
);
const invoice = fc.record(
  {
    amount: amounts,
    receiver: word('branch-user'),
    invoiceType: word('P2B', 'P2P', 'B2B'),
    description: word('Кофе'),
    redirectUri: addresses,
    clientServiceUrl: fc.option(addresses),
    invoiceId: amounts,
  },
  some,
);
const good = {
  amount: 15_000,
  receiver: 'branch-user',
  invoiceType: 'P2B',
  description: 'a',
  redirectUri: 'http://localhost:3000/',
};
const settings = fc.record(
  {
    error_shape: word('rfc6749', 'envelope', 'html', 'empty'),
    quirks: fc.array(
      word('no_expires_in', 'refusal_200', 'notice_twice', 'double_payment', 'tnx_id'),
    ),
    // A longer one is what was asked for, and the check would wait for it.
    latency: fc.oneof(fc.nat({ max: 3 }), word(), fc.constant([0, 3])),
    redirect_uri_match: word('exact'),
    notice: word('before', 'with', 'after', 'never'),
    notice_delay: fc.oneof(fc.nat({ max: 500 }), word()),
    merchant_token_lifetime: fc.jsonValue(),
  },
  some,
);

const invoices = fc.oneof(
  fc.constant(good),
  invoice.map((one) => Object.assign({ ...good }, one)),
  invoice,
);
const refunds = fc.record(
  { invoiceId: fc.constantFrom(1, 2, 64, '1'), description: word('a') },
  some,
);
const codes = fc.record({ user: fc.oneof(word('bat'), user), client_id: word() }, some);
const declined = fc.record({ info: word('no') }, some);
const armed = fc.record(
  {
    fault: fc.oneof(fc.constantFrom(...faults), word()),
    times: fc.oneof(fc.nat({ max: 3 }), fc.jsonValue()),
    on: word('token', 'resource', 'createInvoice'),
  },
  { requiredKeys: ['fault'] },
);
const time = fc.record({ advance_ms: fc.oneof(fc.nat({ max: 600_000 }), fc.jsonValue()) });

/** What the calls of the sandbox take as JSON, or nearly. */
export const sandboxJson: fc.Arbitrary<unknown> = fc.oneof(
  invoices,
  refunds,
  codes,
  declined,
  armed,
  time,
  settings,
);

/** Calls of the resource API and of the admin API, each with a token that is good for it. */
export const sandboxCalls: readonly fc.Arbitrary<Call>[] = [
  call('POST /v2/api/oauth/invoice', 'customer', invoices),
  call('POST /v2/api/oauth/invoice', 'merchant', invoices),
  call('POST /v2/api/oauth/refund', 'merchant', refunds),
  call('GET /v2/api/oauth/userinfo', 'customer'),
  ...['1', '2', '64', '__proto__'].flatMap((id) => [
    call(`GET /v2/api/oauth/invoice/${id}`, 'customer'),
    call(`GET /v2/api/oauth/invoice/cancel?invoiceId=${id}`, 'merchant'),
    call(`POST /_sandbox/invoices/${id}/pay`, 'admin', codes),
    call(`POST /_sandbox/invoices/${id}/decline`, 'admin', declined),
    call(`POST /_sandbox/invoices/${id}/refund`, 'admin'),
  ]),
  call('POST /_sandbox/deliveries/delivery-1/resend', 'admin'),
  call('GET /_sandbox/deliveries?wait=20', 'admin'),
  call('POST /_sandbox/codes', 'admin', codes),
  call('POST /_sandbox/codes/code-1/launch', 'admin'),
  call('POST /_sandbox/codes/code-1/visit', 'admin'),
  call('POST /_sandbox/look', 'admin'),
  call('POST /_sandbox/codes/code-2/revoke', 'admin'),
  call('POST /_sandbox/tokens/token-3/revoke', 'admin'),
  call('POST /_sandbox/faults', 'admin', armed),
  call('POST /_sandbox/clock', 'admin', time),
  call('PATCH /_sandbox/settings', 'admin', settings),
  call('GET /_sandbox/state', 'admin'),
  call('GET /_sandbox/requests', 'admin'),
];

function call(line: string, token: string, json?: fc.Arbitrary<unknown>): fc.Arbitrary<Call> {
  const headers = [`Authorization: Bearer <${token}>`];
  return json
    ? json.map((value) => ({ line, headers, body: jsonBody(value) }))
    : fc.constant({ line, headers });
}
