import type { Case } from './refused-case.ts';
import { exchange, goodFields, post } from './token-request.ts';
import { form, text } from './two-shops.ts';

/** Requests that are refused for how they are sent, or for what a field looks like. */
export const refusedForms: readonly Case[] = [
  [
    'a body beyond the limit',
    'body_too_large',
    (sandbox) => post(sandbox, { headers: form, body: text(sandbox, { x: 'x'.repeat(40_000) }) }),
  ],
  ...['cross-site', 'same-site'].map((site): Case => [
    `a web page (${site})`,
    'from_web_page',
    (sandbox) =>
      post(sandbox, { headers: { ...form, 'Sec-Fetch-Site': site }, body: text(sandbox) }),
  ]),
  [
    'a web page of another origin',
    'from_web_page',
    (sandbox) => post(sandbox, { headers: { ...form, Origin: 'null' }, body: text(sandbox) }),
  ],
  ...['client_secret', 'code', 'clientSecret'].map((name): Case => [
    `${name} in the query`,
    'credentials_in_query',
    (sandbox) =>
      post(sandbox, { headers: form, body: text(sandbox) }, `/v2/oauth/token?${name}=value`),
  ]),
  [
    'everything in the query, as a sample of the guide has it for the other grant',
    'credentials_in_query',
    (sandbox) => post(sandbox, { headers: form }, `/v2/oauth/token?${text(sandbox)}`),
  ],
  [
    'HTTP Basic',
    'credentials_in_header',
    (sandbox) =>
      post(sandbox, {
        headers: { ...form, Authorization: `Basic ${btoa('shop:shop secret')}` },
        body: text(sandbox),
      }),
  ],
  [
    'no content type',
    'content_type_missing',
    (sandbox) => post(sandbox, { body: new TextEncoder().encode(text(sandbox)) }),
  ],
  [
    'JSON',
    'content_type_json',
    (sandbox) =>
      post(sandbox, {
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(goodFields(sandbox)),
      }),
  ],
  [
    'multipart',
    'content_type_multipart',
    (sandbox) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(goodFields(sandbox))) body.set(name, value);
      return post(sandbox, { body });
    },
  ],
  [
    'text',
    'content_type_other',
    (sandbox) => post(sandbox, { headers: { 'Content-Type': 'text/plain' }, body: text(sandbox) }),
  ],
  [
    'an unknown charset',
    'unknown_charset',
    (sandbox) =>
      post(sandbox, {
        headers: { 'Content-Type': `${form['Content-Type']}; charset=windows-1251` },
        body: text(sandbox),
      }),
  ],
  [
    'a compressed body',
    'content_encoding',
    (sandbox) =>
      post(sandbox, { headers: { ...form, 'Content-Encoding': 'gzip' }, body: text(sandbox) }),
  ],
  [
    'a bad escape in a value',
    'bad_escape',
    (sandbox) => post(sandbox, { headers: form, body: `${text(sandbox)}&scope=%zz` }),
  ],
  [
    'a bad escape in a name',
    'bad_escape',
    (sandbox) => post(sandbox, { headers: form, body: `${text(sandbox)}&%E0%A4%A=1` }),
  ],
  [
    'bytes that are not UTF-8',
    'bad_escape',
    (sandbox) =>
      post(sandbox, { headers: form, body: Buffer.from(`${text(sandbox)}&scope=\xFF`, 'latin1') }),
  ],
  ...['redirect_uri', 'client_id', 'client_secret', 'code', 'grant_type', 'scope'].map(
    (name): Case => [
      `${name} twice`,
      'repeated_field',
      (sandbox) =>
        post(sandbox, { headers: form, body: `${name}=1&${text(sandbox, { [name]: '2' })}` }),
    ],
  ),
  ...['', undefined].map((value): Case => [
    `grant_type ${value === '' ? 'empty' : 'absent'}`,
    'missing_grant_type',
    (sandbox) => exchange(sandbox, { grant_type: value }),
  ]),
  ...['implicit', 'refresh_token', 'password', 'Authorization_Code', 'нууц'].map(
    (grant_type): Case => [
      `the grant type ${grant_type}`,
      'unsupported_grant_type',
      (sandbox) => exchange(sandbox, { grant_type }),
    ],
  ),
  [
    'another grant type without a code',
    'unsupported_grant_type',
    (sandbox) => exchange(sandbox, { grant_type: 'password', code: undefined }),
  ],
  ...['redirect_uri', 'client_id', 'client_secret', 'code'].flatMap((name) =>
    [undefined, ''].map((value): Case => [
      `${name} ${value === '' ? 'empty' : 'absent'}`,
      'missing_field',
      (sandbox) => exchange(sandbox, { [name]: value }),
    ]),
  ),
  ...['client_id', 'client_secret', 'code'].flatMap((name) =>
    ['line\nbreak', 'нууц', 'x'.repeat(5000)].map((value): Case => [
      `${name} that is ${JSON.stringify(value.slice(0, 10))}…`,
      'illegal_field',
      (sandbox) => exchange(sandbox, { [name]: value }),
    ]),
  ),
  ...[
    '/launch',
    'shop.example/launch',
    'https://shop.example/launch#part',
    'monpay://launch',
    'https%3A%2F%2Fshop.example%2Flaunch',
    `https://shop.example/${'x'.repeat(2048)}`,
    'https://',
    'https://shop.example:99999/',
    'https://дэлгүүр.мон/',
  ].map((redirect_uri): Case => [
    `the redirect URI ${redirect_uri.slice(0, 40)}`,
    'malformed_redirect_uri',
    (sandbox) => exchange(sandbox, { redirect_uri }),
  ]),
];
