import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { createSandbox, faultNames, resourceFaultNames, type Sandbox } from '../src/index.ts';
import { admin, adminDocument } from './admin-call.ts';

/** Every operation, with a body that it takes. */
const calls: [call: string, body?: unknown][] = [
  ['POST /_sandbox/codes', { user: 'saraa' }],
  ['POST /_sandbox/codes/code-1/launch'],
  ['POST /_sandbox/codes/code-1/visit'],
  ['POST /_sandbox/codes/code-1/revoke'],
  ['POST /_sandbox/codes/code-1/expire'],
  ['POST /_sandbox/look'],
  ['POST /_sandbox/windows'],
  ['POST /_sandbox/wrong-requests', { mistake: 'json_body' }],
  ['POST /_sandbox/faults', { fault: 'hang', times: 2 }],
  ['DELETE /_sandbox/faults'],
  ['POST /_sandbox/clock', { advance_ms: 1000 }],
  ['PATCH /_sandbox/settings', { error_shape: 'envelope' }],
  ['POST /_sandbox/reset'],
  ['GET /_sandbox/requests'],
  ['GET /_sandbox/journal'],
  ['GET /_sandbox/state'],
  ['POST /_sandbox/tokens/token-1/revoke'],
  ['GET /_sandbox/invoices'],
  ['POST /_sandbox/invoices/1/pay', { user: 'saraa' }],
  ['POST /_sandbox/invoices/1/decline', { info: 'later' }],
  ['POST /_sandbox/invoices/1/refund'],
  ['GET /_sandbox/deliveries'],
  ['POST /_sandbox/deliveries/delivery-1/resend'],
];

describe('the admin API is for those with the token, and for its own page', () => {
  const withoutAuthorization: [how: string, headers: Record<string, string>][] = [
    ['nothing', {}],
    ['a wrong token', { Authorization: 'Bearer sbx_admin_wrong_wrong_wrong' }],
    ['an empty token', { Authorization: 'Bearer ' }],
    ['the token as HTTP Basic', { Authorization: 'Basic TOKEN' }],
    ['the cookie alone', { Cookie: 'COOKIE' }],
    ['the cookie from another site', { Cookie: 'COOKIE', 'Sec-Fetch-Site': 'cross-site' }],
    ['the cookie from another port', { Cookie: 'COOKIE', 'Sec-Fetch-Site': 'same-site' }],
    ['the cookie from a link', { Cookie: 'COOKIE', 'Sec-Fetch-Site': 'none' }],
    ['the cookie and a foreign origin', { Cookie: 'COOKIE', Origin: 'http://localhost:3000' }],
    ['the cookie and no origin', { Cookie: 'COOKIE', Origin: 'null' }],
    ['its own origin without a cookie', { Origin: 'ORIGIN', 'Sec-Fetch-Site': 'same-origin' }],
    ['a made-up cookie', { Cookie: 'monpay_sandbox_4020=1', 'Sec-Fetch-Site': 'same-origin' }],
    [
      "another sandbox's cookie",
      { Cookie: 'COOKIE', Origin: 'https://elsewhere.invalid', 'Sec-Fetch-Site': 'cross-site' },
    ],
  ];

  /** Opens the phone at the address that is printed, wherever the sandbox answers. */
  async function opened(sandbox: Sandbox): Promise<Response> {
    await sandbox.listen();
    const { pathname, search } = new URL(sandbox.phoneUrl ?? '');
    await sandbox.close();
    return sandbox.fetch(sandbox.origin + pathname + search, { redirect: 'manual' });
  }

  async function fill(sandbox: Sandbox, headers: Record<string, string>) {
    const page = await opened(sandbox);
    const cookie = page.headers.get('set-cookie') ?? '';
    const [pair = ''] = cookie.split(';');
    const filled = Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      value
        .replace('TOKEN', sandbox.adminToken)
        .replace('COOKIE', pair)
        .replace('ORIGIN', sandbox.origin),
    ]);
    return { cookie, headers: Object.fromEntries(filled) };
  }

  test.each(withoutAuthorization)('%s is not enough for any call', async (_, template) => {
    const sandbox = createSandbox();
    sandbox.issueCode();
    const { headers } = await fill(sandbox, template);
    for (const [call, body] of [...calls, ['GET /_sandbox/events'] as const]) {
      const answer = await admin(sandbox, call, body, headers);
      expect(answer).toMatchObject({ status: 401, json: { error: 'unauthorized' } });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    const { json } = await admin(sandbox, 'GET /_sandbox/state');
    expect(json).toMatchObject({ codes: [{ state: 'live' }], faults: [] });
  });

  test.each([
    ['which the browser says is of the same origin', { 'Sec-Fetch-Site': 'same-origin' }],
    ['whose origin is the same, in a browser that says no more', { Origin: 'ORIGIN' }],
  ])('its own page has a cookie, %s', async (_, template) => {
    const sandbox = createSandbox();
    const { cookie, headers } = await fill(sandbox, { ...template, Cookie: 'other=1; COOKIE' });
    expect(cookie).toMatch(/; Path=\/_sandbox; HttpOnly; SameSite=Strict; Secure$/);
    expect(cookie).not.toContain(sandbox.adminToken);
    expect(await admin(sandbox, 'GET /_sandbox/state', undefined, headers)).toMatchObject({
      status: 200,
    });
  });

  test.each<[how: string, path: string, headers?: Record<string, string>]>([
    ['without a key', '/_sandbox/'],
    ['with a wrong key', '/_sandbox/?key=sbx_wrong'],
    ['with the admin token for a key', '/_sandbox/?key=TOKEN'],
    ['with the admin token', '/_sandbox/', { Authorization: 'Bearer TOKEN' }],
    ['with a made-up cookie', '/_sandbox/', { Cookie: 'monpay_sandbox_default=1' }],
    ['from its own origin', '/_sandbox/', { Origin: 'ORIGIN', 'Sec-Fetch-Site': 'same-origin' }],
    ['at /', '/'],
  ])('%s, the page gives no cookie, and says where the address is', async (_, path, template) => {
    const sandbox = createSandbox();
    const { headers } = await fill(sandbox, template ?? {});
    const address = sandbox.origin + path.replace('TOKEN', sandbox.adminToken);
    const response = await sandbox.fetch(address, { headers });
    expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
    expect(await response.text()).toContain('Open the address that the sandbox printed');
  });

  test('the key is traded for the cookie, with which the page is shown and the key is gone', async () => {
    const sandbox = createSandbox();
    const traded = await opened(sandbox);
    expect([traded.status, traded.headers.get('location')]).toEqual([303, '/_sandbox/']);
    expect(traded.headers.get('referrer-policy')).toBe('no-referrer');
    const [cookie = ''] = traded.headers.getSetCookie()[0]?.split(';') ?? [];
    const page = await sandbox.fetch(`${sandbox.origin}/_sandbox/`, {
      headers: { Cookie: cookie },
    });
    expect([page.status, page.headers.getSetCookie()]).toEqual([200, []]);
    expect(await page.text()).toContain('assets/app.js');
  });

  test('anyone may ask whether this is a sandbox', async () => {
    const { status, json } = await admin(createSandbox(), 'GET /_sandbox/health', undefined, {});
    expect([status, json]).toEqual([200, { sandbox: true }]);
  });

  test.each<[verdict: string, change: Partial<Record<'id' | 'secret' | 'redirectUri', string>>]>([
    ['registered', {}],
    ['other_redirect_uri', { redirectUri: 'http://localhost:3001/launch' }],
    ['refused_redirect_uri', { redirectUri: 'https://localhost:3000/launch' }],
    ['refused_redirect_uri', { redirectUri: 'http://shop.test/launch' }],
    ['refused_redirect_uri', { redirectUri: 'not a url' }],
    ['unknown', { secret: 'sbx_another' }],
    ['unknown', { id: 'another' }],
  ])('a client learns that it is %s, of %j, without a token request', async (client, change) => {
    const sandbox = createSandbox({
      clients: [
        {
          clientId: 'a: b%',
          clientSecret: 'sbx_c:d e%+',
          redirectUri: 'http://localhost:3000/launch',
        },
      ],
    });
    await admin(sandbox, 'POST /_sandbox/faults', { fault: 'hang' });
    const { clientId, clientSecret, redirectUri } = sandbox;
    const asked = { id: clientId, secret: clientSecret, redirectUri, ...change };
    const encoded = [asked.id, asked.secret].map(encodeURIComponent).join(':');
    const headers = { Authorization: `Basic ${Buffer.from(encoded).toString('base64')}` };
    const path = `/_sandbox/health?${new URLSearchParams({ redirect_uri: asked.redirectUri }).toString()}`;
    const { status, json } = await admin(sandbox, `GET ${path}`, undefined, headers);
    expect([status, json]).toEqual([200, { sandbox: true, client }]);
    expect(sandbox.requests()).toEqual([]);
    const state = await admin(sandbox, 'GET /_sandbox/state');
    expect(state.json).toMatchObject({ faults: [{ fault: 'hang' }] });
  });
});

test('the document names every fault, and every path that the API has', () => {
  const document = parse(readFileSync(adminDocument, 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
    components: { schemas: { FaultName: { enum: string[] } } };
  };
  expect(document.components.schemas.FaultName.enum).toEqual([
    ...new Set([...faultNames, ...resourceFaultNames]),
  ]);
  const declared = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => method !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  const tried = calls.map(([call]) =>
    call.replace(/(code-|token-|delivery-)1|(?<=invoices\/)1/, '{id}'),
  );
  expect(declared.sort()).toEqual(
    [...tried, 'GET /_sandbox/events', 'GET /_sandbox/health'].sort(),
  );
});
