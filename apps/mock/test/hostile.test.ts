import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMock, type Mock } from '@monpay-miniapp/mock';
import { answerTo, statusesOf } from './raw-socket.ts';
import { temporarySpec } from './temporary-spec.ts';
import { form, requestToken } from './token-request.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
// It ends although some of these connections were never finished.
afterAll(() => mock.close());

const body = new URLSearchParams(form).toString();
const head = (method: string, ...headers: string[]): string =>
  `${[`${method} /v2/oauth/token HTTP/1.1`, 'Host: mock', ...headers].join('\r\n')}\r\n\r\n`;
const whole = (...headers: string[]): string =>
  `${head('POST', 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`, ...headers)}${body}`;

describe('names that every object has', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  test.each(names)('%s is a field like any other', async (name) => {
    const response = await requestToken(mock.url, { body: `${name}=1&${body}&${name}=2` });
    expect(response.status).toBe(200);
  });

  test.each(names)('%s takes the place of no field', async (name) => {
    const { code: _, ...others } = form;
    const fields = `${new URLSearchParams(others).toString()}&${name}=1&${name}[code]=1`;
    expect((await requestToken(mock.url, { body: fields })).status).toBe(400);
  });

  test.each(names)('%s in the query, in Prefer and as a path', async (name) => {
    const { url } = mock;
    const query = { method: 'POST', body: new URLSearchParams(form) };
    expect((await fetch(`${url}/v2/oauth/token?${name}=1&${name}=2`, query)).status).toBe(200);
    const asked = await requestToken(url, { headers: { Prefer: `${name}=1, code=403` } });
    expect(asked.status).toBe(403);
    const example = await requestToken(url, { headers: { Prefer: `code=403, example=${name}` } });
    expect(example.status).toBe(404);
    expect((await fetch(`${url}/${name}`)).status).toBe(404);
  });
});

describe('sizes', () => {
  test('a body of more than 64 KiB gets 413, and of exactly that is read', async () => {
    const filled = `${body}&x=`.padEnd(65_536, 'x');
    expect((await requestToken(mock.url, { body: filled })).status).toBe(200);
    expect((await requestToken(mock.url, { body: `${filled}x` })).status).toBe(413);
  });

  test.each(['Accept', 'Content-Type', 'Prefer'])(
    '%s of more than 1024 characters gets 431 and is not parsed',
    async (name) => {
      const padded = (length: number) => {
        const headers = { [name]: 'a/b;'.padEnd(length - 1).concat('x') };
        return requestToken(mock.url, { headers });
      };
      expect((await padded(1025)).status).toBe(431);
      expect((await padded(1024)).status).not.toBe(431);
    },
  );

  test('a query with thousands of names is read once', async () => {
    const query = Array.from({ length: 1500 }, (_, index) => `a${index}=1`).join('&');
    const response = await fetch(`${mock.url}/v2/oauth/token?${query}`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    expect(response.status).toBe(200);
  });
});

describe.concurrent('connections', () => {
  test('a hundred pipelined requests get a hundred answers, in their order', async () => {
    const preferred = Array.from({ length: 99 }, (_, index) => (index % 2 ? 403 : 200));
    const requests = preferred.map((status) => whole(`Prefer: code=${status}`));
    const answer = await answerTo(mock.url, [...requests, whole('Connection: close')]);
    expect(statusesOf(answer)).toEqual([...preferred, 200]);
  });

  test('a client that has finished sending gets its answer', async () => {
    const answer = await answerTo(mock.url, [whole()], { halfClose: true });
    expect(statusesOf(answer)).toEqual([200]);
  });

  test.each([
    [
      'CONNECT with a body',
      ['CONNECT mock:443 HTTP/1.1\r\nHost: mock\r\n\r\n', 'x'.repeat(1e5)],
      [],
    ],
    ['an unknown expectation', [head('POST', 'Expect: tea', 'Connection: close')], [417]],
    ['an upgrade', [whole('Upgrade: websocket', 'Connection: Upgrade, close')], [200]],
    ['Expect: 100-continue', [whole('Expect: 100-continue', 'Connection: close')], [100, 200]],
    [
      'a path that is not one',
      ['GET mailto:x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
      [400],
    ],
    ['no valid target', ['GET http://[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'], [400]],
    ['an unknown method', ['TEA / HTTP/1.1\r\nHost: a\r\n\r\n'], [400]],
    ['HTTP/2', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], [400]],
    ['headers of 20 kB', [head('GET', `X: ${'x'.repeat(20_000)}`)], [431]],
    ['headers that stop halfway', ['POST /v2/oauth/token HTTP/1.1\r\nHost: '], [408]],
    [
      'a chunked body that stops halfway',
      [head('POST', 'Transfer-Encoding: chunked'), '5\r\nco'],
      [408],
    ],
  ])('%s is answered or ended', async (_, parts, statuses) => {
    expect(statusesOf(await answerTo(mock.url, parts))).toEqual(statuses);
  });

  test('a chunked body is checked as any other', async () => {
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const sent = (type: string) =>
      answerTo(mock.url, [
        head('POST', `Content-Type: ${type}`, 'Transfer-Encoding: chunked', 'Connection: close'),
        chunk,
      ]);
    expect(statusesOf(await sent('application/x-www-form-urlencoded'))).toEqual([200]);
    expect(statusesOf(await sent('text/plain'))).toEqual([415]);
  });
});

test('what Prism says of a request stays a header, whatever letters the request has', async () => {
  await using spec = await temporarySpec(`openapi: 3.1.1
info: { title: a, version: '1' }
paths:
  /a:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, additionalProperties: false }
      responses:
        '200': { description: good, content: { application/json: { example: {} } } }
        '400': { description: bad, content: { application/json: { example: {} } } }
`);
  await using strict = await disposable({ specFile: spec.file });
  const ask = (fields: object) =>
    fetch(`${strict.url}/a`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
    });
  const named = await ask({ 'Сайн\r\nX-Injected: 1': 1 });
  expect(named.status).toBe(400);
  expect(named.headers.get('x-injected')).toBeNull();
  const violations = JSON.parse(named.headers.get('sl-violations') ?? '') as { message: string }[];
  expect(violations[0]?.message).toContain('Сайн\r\nX-Injected: 1');

  const many = await ask(Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`Ө${n}`, 1])));
  expect(many.status).toBe(400);
  expect(many.headers.get('sl-violations')?.length).toBeLessThan(8100);
});

async function disposable(
  options: Parameters<typeof startMock>[0],
): Promise<Mock & AsyncDisposable> {
  const started = await startMock(options);
  return { ...started, [Symbol.asyncDispose]: () => started.close() };
}
