import { once } from 'node:events';
import { connect } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, faultNames } from '../src/index.ts';
import { merchantsToken } from './resource-call.ts';
import { exchange, goodFields } from './token-request.ts';

const sandbox = createSandbox();
let port = 0;
beforeAll(async () => {
  port = Number(new URL((await sandbox.listen()).url).port);
});
afterAll(() => sandbox.close());

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 100) };
const patience = 3000;

/** Writes bytes, hangs up its own half, and reads all that comes back. Throws if the server does not hang up too. */
async function talk(bytes: Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A reset is an answer of a kind: what was received until then counts.
  socket.on('error', () => {});
  socket.end(bytes);
  const late = setTimeout(() => socket.destroy(new Error('late')), patience);
  const closed = await once(socket, 'close').finally(() => clearTimeout(late));
  if (closed[0] === true && chunks.length === 0) return '';
  return Buffer.concat(chunks).toString('latin1');
}

/** One request, whole by the rules of HTTP. */
function message(
  line: string,
  headers: readonly (readonly [string, string])[],
  body: string | Uint8Array,
): Buffer {
  const bytes = Buffer.from(body as string);
  const all = [
    ['Host', `127.0.0.1:${port}`],
    ['Connection', 'close'],
    ['Content-Length', String(bytes.length)],
    ...headers,
  ];
  const head = `${line} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

function statusOf(answer: string): number {
  expect(answer).toMatch(/^HTTP\/1\.1 \d{3} /);
  expect(answer).toMatch(/\r\nx-sandbox: sandbox/i);
  return Number(answer.slice(9, 12));
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '',
    '%',
    '%zz',
    '%00',
    '__proto__',
    'constructor',
    'code_ok',
    '\u{10FFFF}',
    '+',
    '=&=&',
  ),
);
const headerText = fc
  .string({ maxLength: 40 })
  .map((text) => text.replace(/[^\x21-\x7E]/g, '') || 'x');
const formText = fc.oneof(
  anyText.map((text) => encodeURIComponent(text.toWellFormed())),
  anyText.map((text) => text.replace(/[\r\n]/g, '')),
);
const contentTypes = fc.oneof(
  fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded;charset=utf-8',
    'application/json',
    'multipart/form-data; boundary=x',
    ';;;=',
  ),
  headerText,
);
const tokenStatuses = new Set([200, 400, 401, 403, 415]);

test('the endpoint answers any form with a documented status', async () => {
  const changes = fc.dictionary(
    fc.oneof(fc.constantFrom(...Object.keys(goodFields(sandbox)), '__proto__'), formText),
    formText,
    { maxKeys: 4 },
  );
  const extras = fc.array(fc.tuple(formText, formText), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(changes, extras, contentTypes, async (changed, added, type) => {
      const good = Object.entries(goodFields(sandbox)).map(([name, value]) => [
        name,
        encodeURIComponent(value),
      ]);
      const fields = [
        ...Object.entries({ ...(Object.fromEntries(good) as Record<string, string>), ...changed }),
        ...added,
      ];
      const body = fields.map(([name, value]) => `${name}=${value}`).join('&');
      const answer = await talk(message('POST /v2/oauth/token', [['Content-Type', type]], body));
      expect(tokenStatuses).toContain(statusOf(answer));
    }),
    runs,
  );
});

test('the endpoint answers any bytes in a body, and any headers', async () => {
  const odd = fc.constantFrom(
    'Authorization',
    'User-Agent',
    'Content-Encoding',
    'Cookie',
    'Origin',
    'Accept',
    'Expect',
    'Upgrade',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      contentTypes,
      fc.array(fc.tuple(odd, headerText), { maxLength: 4 }),
      async (bytes, type, headers) => {
        const answer = await talk(
          message('POST /v2/oauth/token', [['Content-Type', type], ...headers], bytes),
        );
        expect(tokenStatuses).toContain(statusOf(answer));
      },
    ),
    runs,
  );
});

const paths = fc.oneof(
  fc.constantFrom(
    ...[
      'health',
      'codes',
      'faults',
      'clock',
      'settings',
      'state',
      'requests',
      'redirected',
      'windows',
      'wrong-requests',
      `opening/code-1/${'x'.repeat(43)}`,
      '',
    ].map((name) => `/_sandbox/${name}`),
    '/_sandbox/invoices',
    '/_sandbox/invoices?last=3',
    '/_sandbox/invoices/1/pay',
    '/_sandbox/invoices/1/decline',
    '/_sandbox/invoices/1/refund',
    '/_sandbox/deliveries?wait=1',
    '/_sandbox/deliveries?wait=x',
    '/_sandbox/deliveries/delivery-1/resend',
    '/_sandbox/tokens/token-1/revoke',
    '/v2/api/oauth/userinfo',
    '/v2/api/oauth/invoice',
    '/v2/api/oauth/invoice/1',
    '/v2/api/oauth/invoice/cancel?invoiceId=1',
    '/v2/api/oauth/refund',
    '/v2/invoice/1',
    '/_sandbox/codes/code-1/launch',
    '/_sandbox/codes/code-1/revoke',
    '/_sandbox/codes/*/launch',
    '/_sandbox/assets/..%2f..%2fpackage.json',
    '/_sandbox/__proto__',
    '/',
  ),
  fc.webPath(),
  headerText.map((text) => `/${text}`),
);
const methods = fc.constantFrom(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
);
const json = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc
    .record(
      {
        user: fc.anything({ maxDepth: 2 }),
        client_id: fc.anything({ maxDepth: 1 }),
        mistake: fc.oneof(
          fc.constantFrom('json_body', 'secret_in_url'),
          fc.anything({ maxDepth: 1 }),
        ),
        fault: fc.oneof(fc.constantFrom(...faultNames), fc.anything({ maxDepth: 1 })),
        times: fc.oneof(fc.nat(), fc.anything({ maxDepth: 1 })),
        ms: fc.oneof(fc.nat(), fc.anything({ maxDepth: 1 })),
        advance_ms: fc.oneof(fc.nat(), fc.double(), fc.anything({ maxDepth: 1 })),
        error_shape: fc.anything({ maxDepth: 1 }),
        quirks: fc.anything({ maxDepth: 2 }),
        latency: fc.oneof(fc.nat({ max: 0 }), fc.constantFrom('5', -1, null)),
        redirect_uri_match: fc.anything({ maxDepth: 1 }),
      },
      { requiredKeys: [] },
    )
    .map(
      (value) =>
        JSON.stringify(value, (_, inner: unknown) =>
          typeof inner === 'bigint' ? String(inner) : inner,
        ) ?? '',
    ),
  anyText,
);

test.each(['with the token', 'without the token'])(
  'the admin API answers anything, %s',
  async (how) => {
    const authorization: [string, string][] =
      how === 'with the token' ? [['Authorization', `Bearer ${sandbox.adminToken}`]] : [];
    await fc.assert(
      fc.asyncProperty(methods, paths, json, async (method, path, body) => {
        const headers: [string, string][] = [
          ['Content-Type', 'application/json'],
          ...authorization,
        ];
        const answer = await talk(message(`${method} ${path}`, headers, body));
        const status = statusOf(answer);
        expect([200, 201, 204, 303, 400, 401, 403, 404, 405, 409, 410, 413, 415, 421]).toContain(
          status,
        );
      }),
      runs,
    );
    sandbox.reset();
  },
);

test('the resource API answers any JSON, any form and any bytes with what is documented', async () => {
  const token = await merchantsToken(sandbox);
  const lines = fc.constantFrom(
    'POST /v2/api/oauth/invoice',
    'POST /v2/api/oauth/refund',
    'GET /v2/api/oauth/invoice/1',
    'GET /v2/api/oauth/userinfo',
  );
  const value = fc.oneof(
    fc.anything({ maxDepth: 2, withNullPrototype: false }),
    fc.constantFrom(1, 15_000, 'P2B', 'http://localhost/paid', 'shop.app://paid', 2 ** 53),
  );
  const names = ['amount', 'receiver', 'invoiceType', 'redirectUri', 'description', 'invoiceId'];
  const invoice = fc
    .record(
      Object.fromEntries([...names, 'clientServiceUrl', '__proto__'].map((name) => [name, value])),
      { requiredKeys: [] },
    )
    .map(
      (members) =>
        JSON.stringify(members, (_, inner: unknown) =>
          typeof inner === 'bigint' ? String(inner) : inner,
        ) ?? '',
    );
  await fc.assert(
    fc.asyncProperty(lines, fc.oneof(invoice, anyText), contentTypes, async (line, body, type) => {
      const answer = await talk(
        message(
          line,
          [
            ['Content-Type', type.startsWith('application') ? 'application/json' : type],
            ['Authorization', `Bearer ${token}`],
          ],
          body,
        ),
      );
      const status = statusOf(answer);
      expect([200, 400, 401]).toContain(status);
      const text = answer.slice(answer.indexOf('\r\n\r\n') + 4);
      expect((JSON.parse(text) as { intCode: number }).intCode === 0).toBe(status === 200);
    }),
    runs,
  );
});

test('anything at all that is not HTTP is hung up on, and the sandbox lives on', async () => {
  const lines = fc.array(
    fc.oneof(
      fc.constantFrom(
        'POST /v2/oauth/token HTTP/1.1',
        'GET / HTTP/1.1',
        'GET / HTTP/9.9',
        `Host: 127.0.0.1`,
        'Transfer-Encoding: chunked',
        'Content-Length: 5',
        'Content-Length: -5',
        'Expect: 100-continue',
        '',
        'ffffffffffffffffff',
        '0',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(lines, fc.constantFrom('\r\n', '\n', '\r', '\0'), async (parts, joint) => {
      const answer = await talk(Buffer.from(parts.join(joint) + joint, 'latin1'));
      if (answer.includes('HTTP/1.1')) expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
    }),
    runs,
  );
  expect(await exchange(sandbox, {}, fetch)).toMatchObject({ status: 200 });
});

test('the handler without a socket answers the same', async () => {
  const inMemory = createSandbox();
  await fc.assert(
    fc.asyncProperty(
      methods.filter((method) => method !== 'TRACE'),
      paths,
      anyText,
      async (method, path, body) => {
        const bodied = method !== 'GET' && method !== 'HEAD';
        const { status, headers } = await inMemory.fetch(inMemory.origin + path, {
          method,
          ...(bodied && { body: body.toWellFormed() }),
        });
        expect(status).toBeLessThan(500);
        expect(headers.get('x-sandbox')).toBe('SANDBOX (not MonPay)');
      },
    ),
    runs,
  );
});
