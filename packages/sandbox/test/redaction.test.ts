import { describe, expect, onTestFinished, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { exchange, goodFields, post } from './token-request.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

const secret = 'Zq7!secret/+&=% x"y\\z';
const code = 'Qw9!code/+&=% x"y';

function encodings(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    encodeURIComponent(value),
    encodeURIComponent(encodeURIComponent(value)),
    new URLSearchParams([['', value]]).toString().slice(1),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

/** Everything that a person may get to see, without the launch URLs and settings of the sandbox itself. */
async function everythingShown(sandbox: Sandbox, send: () => Promise<unknown>): Promise<string> {
  const shown: unknown[] = [];
  const leave = sandbox.subscribe((entry) => shown.push(entry));
  onTestFinished(leave);
  await send();
  const headers = { Authorization: `Bearer ${sandbox.adminToken}` };
  const answered = await sandbox.fetch(`${sandbox.origin}/_sandbox/requests`, { headers });
  return JSON.stringify([shown, sandbox.requests()]) + (await answered.text());
}

function mark(text: string, value: string): string[] {
  const plain = text.toLowerCase();
  return encodings(value).filter((form_) => plain.includes(form_.toLowerCase()));
}

const places: [place: string, send: (sandbox: Sandbox, value: string) => Promise<unknown>][] = [
  ['client_secret', (sandbox, value) => exchange(sandbox, { client_secret: value })],
  ['code', (sandbox, value) => exchange(sandbox, { code: value })],
  ['client_id', (sandbox, value) => exchange(sandbox, { client_id: value })],
  ['grant_type', (sandbox, value) => exchange(sandbox, { grant_type: value })],
  ['redirect_uri', (sandbox, value) => exchange(sandbox, { redirect_uri: value })],
  [
    'the path of redirect_uri',
    (sandbox, value) =>
      exchange(sandbox, { redirect_uri: `http://other.example/${encodeURIComponent(value)}` }),
  ],
  [
    'the query of redirect_uri',
    (sandbox, value) =>
      exchange(sandbox, { redirect_uri: `http://other.example/?x=${encodeURIComponent(value)}` }),
  ],
  [
    'the user name in redirect_uri',
    (sandbox, value) =>
      exchange(sandbox, { redirect_uri: `http://${encodeURIComponent(value)}@other.example/` }),
  ],
  [
    'the host of redirect_uri, beside the field itself',
    (sandbox, value) =>
      exchange(sandbox, {
        redirect_uri: `http://${Buffer.from(value).toString('hex')}.example/`,
        code: value,
      }),
  ],
  ['another field', (sandbox, value) => exchange(sandbox, { password: value, [value]: value })],
  [
    "a field's name",
    (sandbox, value) => post(sandbox, { headers: form, body: encodeURIComponent(value) }),
  ],
  ['a raw body', (sandbox, value) => post(sandbox, { headers: form, body: value })],
  [
    'a JSON body',
    (sandbox, value) =>
      post(sandbox, {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ client_secret: value }),
      }),
  ],
  [
    'the query',
    (sandbox, value) =>
      post(
        sandbox,
        { headers: form },
        `/v2/oauth/token?client_secret=${encodeURIComponent(value)}&${encodeURIComponent(value)}`,
      ),
  ],
  [
    'the path',
    (sandbox, value) => post(sandbox, { headers: form }, `/v2/${encodeURIComponent(value)}/token`),
  ],
  [
    'HTTP Basic',
    (sandbox, value) =>
      post(sandbox, {
        headers: { Authorization: `Basic ${btoa(value)}` },
        body: new URLSearchParams(goodFields(sandbox)),
      }),
  ],
  [
    'the scheme of Authorization',
    (sandbox, value) =>
      post(sandbox, {
        headers: { Authorization: value },
        body: new URLSearchParams(goodFields(sandbox)),
      }),
  ],
  [
    'the content type and its charset',
    (sandbox, value) =>
      post(sandbox, { headers: { 'Content-Type': `text/${value}; charset=${value}` }, body: 'x' }),
  ],
  [
    'the user agent, beside the field itself',
    (sandbox, value) =>
      post(sandbox, {
        headers: { ...form, 'User-Agent': encodings(value).join(' ') },
        body: new URLSearchParams({ ...goodFields(sandbox), code: value, client_secret: value }),
      }),
  ],
];

describe.each(places)('a secret or a code in %s is shown nowhere', (_, send) => {
  test.each([
    ["the client's own secret", secret],
    ['what is not a secret of ours', code],
  ])('%s', async (__, value) => {
    const sandbox = createSandbox({
      clients: [{ clientId: 'shop', clientSecret: secret, redirectUri: 'https://shop.example/' }],
    });
    const text = await everythingShown(sandbox, () => send(sandbox, value));
    expect(sandbox.requests()).toHaveLength(1);
    expect(mark(text, value)).toEqual([]);
  });
});

test('nothing that the sandbox makes is shown: no secret, code, token or admin token', async () => {
  const sandbox = createSandbox();
  const text = await everythingShown(sandbox, async () => {
    const { code: made } = sandbox.issueCode();
    await exchange(sandbox, { code: made });
    await exchange(sandbox, { code: made });
    await exchange(sandbox, {
      client_id: made,
      redirect_uri: `http://${sandbox.clientSecret}.example/`,
    });
    await exchange(sandbox, { grant_type: sandbox.adminToken });
    await exchange(sandbox, { code: 'code_gzip' });
  });
  expect(text).not.toMatch(/sbx_/i);
});

test('a curl command has the secret and the code as variables, and quotes for a shell', async () => {
  const sandbox = createSandbox({ merchantUrl: "https://shop.example/it's" });
  await exchange(sandbox);
  expect(sandbox.requests()[0]?.curl).toBe(
    [
      `curl -i '${sandbox.origin}/v2/oauth/token' \\`,
      `  --data-urlencode 'redirect_uri=https://shop.example/it'\\''s' \\`,
      `  --data-urlencode 'client_id=${sandbox.clientId}' \\`,
      '  --data-urlencode "client_secret=$MONPAY_CLIENT_SECRET" \\',
      '  --data-urlencode "code=$CODE" \\',
      `  --data-urlencode 'grant_type=authorization_code'`,
    ].join('\n'),
  );
});

test.each([
  ['HTTPS://Shop.Example:443', 'HTTPS://Shop.Example:443'],
  ['http://other.example:80/', 'http://other.example:80/'],
  ['http://other.example/launch?x=1', 'http://other.example/launch?…'],
  ['http://other.example?x=1', 'http://other.example?…'],
  ['http://other.example/lauch/x1y2/?lang=mn', 'http://other.example/lauch/…/?lang=mn'],
  ['http://localhost:3000/launch/', 'http://localhost:3000/launch/'],
  ['http://me:word@other.example/', 'http://…@other.example/'],
  ['http://one@two@other.example/', 'http://…@other.example/'],
  ['http://[::1]:3000/', 'http://[::1]:3000/'],
])('the redirect URI %s is shown as it was sent: %s', async (redirect_uri, shown) => {
  const sandbox = createSandbox();
  await exchange(sandbox, { redirect_uri });
  expect(sandbox.requests()[0]?.fields['redirect_uri']).toBe(shown);
  // The command has another path and query, and runs as it stands.
  const sent = shown.replace(/(?<!\/\/)…/, 'hidden');
  const line = sent.includes('…')
    ? '"redirect_uri=$MONPAY_REDIRECT_URI"'
    : `'redirect_uri=${sent}'`;
  expect(sandbox.requests()[0]?.curl).toContain(`--data-urlencode ${line} `);
});

test.each(['curl/8.5.0', 'My  Shop (x; y=[z]) {"a":1} <b>&amp;</b> %41 \\x \'"', ' ~'])(
  'the user agent %j is shown byte for byte',
  async (agent) => {
    const sandbox = createSandbox();
    await sandbox.listen();
    onTestFinished(() => sandbox.close());
    const headers = { 'User-Agent': agent };
    const body = new URLSearchParams(goodFields(sandbox));
    await post(sandbox, { headers, body }, '/v2/oauth/token', fetch);
    expect(sandbox.requests()[0]?.userAgent).toBe(agent.trim());
  },
);
