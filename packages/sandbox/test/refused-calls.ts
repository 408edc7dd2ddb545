import type { Sandbox } from '../src/index.ts';
import type { ResourceRuleName } from '../src/monpay/resource-rules.ts';
import { coffee, type call } from './resource-call.ts';

/** Creates an invoice. */
export const invoices = 'POST /v2/api/oauth/invoice';
/** Asks who the customer is. */
export const userInfo = 'GET /v2/api/oauth/userinfo';

/** Good tokens of a customer and of the merchant. */
export interface Tokens {
  readonly customer: string;
  readonly merchant: string;
}
/** A call that is refused, by its rule. */
export type Case = [
  what: string,
  rule: ResourceRuleName,
  line: string,
  init: (tokens: Tokens, sandbox: Sandbox) => Parameters<typeof call>[2],
];
/** Another merchant. */
export const other = {
  clientId: 'other',
  clientSecret: 'sbx_other_secret',
  redirectUri: 'https://other.example/launch',
};
/** A merchant. */
export const shop = { ...other, clientId: 'shop', clientSecret: 'sbx_shop_secret' };

/** A call of the merchant's with a body that is changed in some members. */
const body =
  (changes: Readonly<Record<string, unknown>>) =>
  ({ merchant: token }: Tokens) => ({ token, body: { ...coffee, ...changes } });
/** A call with the token of the merchant. */
const asMerchant = ({ merchant: token }: Tokens) => ({ token });

/** A call for every rule of the resource API that needs no payment. */
export const cases: Case[] = [
  ['no token', 'missing_token', userInfo, () => ({})],
  [
    'another scheme',
    'wrong_scheme',
    userInfo,
    () => ({ headers: { Authorization: 'Basic eA==' } }),
  ],
  ['an empty token', 'wrong_scheme', userInfo, () => ({ headers: { Authorization: 'Bearer ' } })],
  ['a token in the address', 'token_in_query', `${userInfo}?access_token=x`, () => ({})],
  ['a guess', 'unknown_token', userInfo, () => ({ token: 'guess' })],
  ['a code', 'code_as_token', userInfo, (_, sandbox) => ({ token: sandbox.issueCode().code })],
  [
    'a web page',
    'from_web_page',
    userInfo,
    ({ customer: token }) => ({ token, headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  ],
  [
    'a web page of another origin',
    'from_web_page',
    userInfo,
    ({ customer: token }) => ({ token, headers: { Origin: 'https://elsewhere.example' } }),
  ],
  [
    'a revoked token',
    'revoked_token',
    userInfo,
    ({ customer: token }, sandbox) => {
      sandbox.revokeTokens('customer');
      return { token };
    },
  ],
  [
    "the merchant's token after half an hour",
    'expired_token',
    'GET /v2/api/oauth/invoice/1',
    ({ merchant: token }, sandbox) => {
      sandbox.advance(1_800_000);
      return { token };
    },
  ],
  ["the merchant's token", 'merchants_token_for_user_info', userInfo, asMerchant],
  ['a long body', 'body_too_large', invoices, body({ description: 'x'.repeat(40_000) })],
  [
    'a form',
    'content_type_not_json',
    invoices,
    ({ merchant: token }) => ({
      token,
      body: 'amount=1',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
  ],
  ['no body', 'content_type_not_json', invoices, asMerchant],
  ['half of JSON', 'body_not_json', invoices, ({ merchant: token }) => ({ token, body: '{"a":' })],
  ['a list', 'body_not_json', invoices, ({ merchant: token }) => ({ token, body: '[]' })],
  ...['amount', 'receiver', 'invoiceType', 'redirectUri', 'description'].flatMap((name) =>
    [undefined, null, ''].map((value): Case => [
      `${name} ${value === undefined ? 'absent' : JSON.stringify(value)}`,
      'missing_field',
      invoices,
      body({ [name]: value }),
    ]),
  ),
  ['an amount in quotation marks', 'amount_not_a_number', invoices, body({ amount: '1' })],
  ...[0, -1, 1.5, 2 ** 53, 1e300].map((amount): Case => [
    `the amount ${amount}`,
    'amount_not_whole',
    invoices,
    body({ amount }),
  ]),
  ['another type', 'unknown_invoice_type', invoices, body({ invoiceType: 'p2b' })],
  ['a receiver that is not text', 'malformed_field', invoices, body({ receiver: 5 })],
  ['a long description', 'malformed_field', invoices, body({ description: 'x'.repeat(256) })],
  ...[
    '/paid',
    'javascript://x/%0aalert(1)',
    'http://user@shop.example/',
    'http://x/#y',
    'х://х',
  ].map((redirectUri): Case => [
    `the redirectUri ${redirectUri}`,
    'malformed_address',
    invoices,
    body({ redirectUri }),
  ]),
  [
    "an app's own scheme for the server",
    'malformed_address',
    invoices,
    body({ clientServiceUrl: 'shop.app://paid' }),
  ],
  [
    "MonPay's own host",
    'address_of_monpay',
    invoices,
    body({ clientServiceUrl: 'https://wallet.monpay.mn/paid' }),
  ],
  ...['0', '-1', '01', '1.0', 'x', '99999999999999999'].map((id): Case => [
    `the id ${id}`,
    'malformed_invoice_id',
    `GET /v2/api/oauth/invoice/${id}`,
    asMerchant,
  ]),
  ['no id to cancel', 'malformed_invoice_id', 'GET /v2/api/oauth/invoice/cancel', asMerchant],
  [
    'an id in quotation marks to refund',
    'malformed_invoice_id',
    'POST /v2/api/oauth/refund',
    ({ merchant: token }) => ({ token, body: { invoiceId: '1', description: 'x' } }),
  ],
  ['an unknown id', 'unknown_invoice', 'GET /v2/api/oauth/invoice/99', asMerchant],
  [
    "another merchant's invoice",
    'other_clients_invoice',
    'GET /v2/api/oauth/invoice/1',
    asMerchant,
  ],
  [
    "another customer's invoice",
    'other_customers_invoice',
    'GET /v2/api/oauth/invoice/2',
    ({ customer: token }) => ({ token }),
  ],
  [
    'a refund of what nobody paid',
    'not_refundable',
    'POST /v2/api/oauth/refund',
    ({ merchant: token }) => ({ token, body: { invoiceId: 2, description: 'x' } }),
  ],
];
