import type { Sandbox, SandboxOptions } from '../src/index.ts';
import { exchange, post, type TokenAnswer } from './token-request.ts';

/** Settings that change how the endpoint answers, and stay within the spec. */
export const settingsThatObeyTheSpec: [name: string, options: SandboxOptions][] = [
  ['as documented', {}],
  ["errors in MonPay's envelope", { errorShape: 'envelope' }],
  ['without expires_in', { quirks: ['no_expires_in'] }],
  ['with null for refresh_token', { quirks: ['null_refresh_token'] }],
  ['both', { quirks: ['no_expires_in', 'null_refresh_token'] }],
];

type Send = typeof fetch;

/** What a merchant's server can bring about, and the status that it gets. */
export type Scenario = [
  name: string,
  send: (sandbox: Sandbox, fetch?: Send) => Promise<TokenAnswer>,
  status: number,
];

/** Requests that obey the spec. */
export const requestsThatObeyTheSpec: Scenario[] = [
  ['a good code', (sandbox, send) => exchange(sandbox, {}, send), 200],
  [
    'a used code',
    async (sandbox, send) => {
      const { code } = sandbox.issueCode();
      await exchange(sandbox, { code }, send);
      return exchange(sandbox, { code }, send);
    },
    403,
  ],
  [
    'an expired code',
    (sandbox, send) => {
      const { code } = sandbox.issueCode();
      sandbox.advance(600_000);
      return exchange(sandbox, { code }, send);
    },
    403,
  ],
  ['an unknown code', (sandbox, send) => exchange(sandbox, { code: 'guess' }, send), 403],
  ['a revoked code', (sandbox, send) => exchange(sandbox, { code: 'code_revoked' }, send), 403],
  [
    "another client's code",
    (sandbox, send) => exchange(sandbox, { code: 'code_other_client' }, send),
    403,
  ],
  [
    'another redirect URI',
    (sandbox, send) => exchange(sandbox, { redirect_uri: 'https://other.example/' }, send),
    403,
  ],
  ['an unknown client', (sandbox, send) => exchange(sandbox, { client_id: 'who' }, send), 401],
  ['a wrong secret', (sandbox, send) => exchange(sandbox, { client_secret: 'wrong' }, send), 401],
  [
    'HTTP Basic',
    (sandbox, send = sandbox.fetch) =>
      exchange(sandbox, {}, (input, init) =>
        send(input, { ...init, headers: { Authorization: 'Basic c2hvcDpzZWNyZXQ=' } }),
      ),
    400,
  ],
  ...(['400', '401', '403', '415', '505'] as const).map((status): Scenario => [
    `the magic code for ${status}`,
    (sandbox, send) => exchange(sandbox, { code: `code_${status}` }, send),
    Number(status),
  ]),
  ...(['envelope', 'no_expires_in', 'null_refresh_token', 'gzip'] as const).map(
    (fault): Scenario => [
      `the fault ${fault}, which stays within the spec`,
      (sandbox, send) => {
        sandbox.faults.add(fault);
        return exchange(sandbox, {}, send);
      },
      fault === 'envelope' ? 505 : 200,
    ],
  ),
];

/** Requests that the spec forbids. */
export const requestsAgainstTheSpec: Scenario[] = [
  [
    'another grant type',
    (sandbox, send) => exchange(sandbox, { grant_type: 'password' }, send),
    415,
  ],
  ['a missing code', (sandbox, send) => exchange(sandbox, { code: undefined }, send), 400],
  ['an empty code', (sandbox, send) => exchange(sandbox, { code: '' }, send), 400],
  ['an illegal code', (sandbox, send) => exchange(sandbox, { code: 'нууц' }, send), 400],
  [
    'a redirect URI that is none',
    (sandbox, send) => exchange(sandbox, { redirect_uri: '/launch' }, send),
    400,
  ],
];

/** All of them, and requests that no one may even send through a proxy that knows the spec. */
export const scenarios: Scenario[] = [
  ...requestsThatObeyTheSpec,
  ...requestsAgainstTheSpec,
  [
    'JSON',
    (sandbox, send) =>
      post(
        sandbox,
        { headers: { 'Content-Type': 'application/json' }, body: '{}' },
        '/v2/oauth/token',
        send,
      ),
    400,
  ],
  ['no body', (sandbox, send) => post(sandbox, {}, '/v2/oauth/token', send), 400],
];
