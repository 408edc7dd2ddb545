import { once } from 'node:events';
import { connect } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { merchantsToken } from './resource-call.ts';
import { exchange, goodFields } from './token-request.ts';
import {
  anyText,
  headerText,
  formText,
  contentTypes,
  paths,
  methods,
  json,
  runs,
} from './any-request.ts';

const sandbox = createSandbox();
let port = 0;
beforeAll(async () => {
  port = Number(new URL((await sandbox.listen()).url).port);
});
afterAll(() => sandbox.close());

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
