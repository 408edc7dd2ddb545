import { Agent, createServer, get } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startMock, type Mock } from '@monpay-miniapp/mock';
import { defaultSpecFile } from '../src/spec-file.ts';
import { specExamples } from './spec-examples.ts';
import { temporarySpec } from './temporary-spec.ts';
import { form, requestToken, unfinishedRequest } from './token-request.ts';

let mock: Mock;

beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

test('a good request gets the first example of the spec', async () => {
  const response = await requestToken(mock.url);
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(await response.json()).toEqual(specExamples[0]?.value);
});

test('it listens on the loopback address', () => {
  expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('any code is good, and twice', async () => {
  const statuses = [];
  for (const code of ['a', 'a']) {
    statuses.push((await requestToken(mock.url, { body: { ...form, code } })).status);
  }
  expect(statuses).toEqual([200, 200]);
});

test.each(Object.keys(form))('without %s the answer is the first 400 example', async (field) => {
  const body = Object.fromEntries(Object.entries(form).filter(([name]) => name !== field));
  const response = await requestToken(mock.url, { body, headers: { Prefer: 'code=401' } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  expect(response.headers.get('sl-violations')).toContain(`'${field}'`);
});

test('another grant type answers 400, although the spec has a 415 for it', async () => {
  const response = await requestToken(mock.url, { body: { ...form, grant_type: 'password' } });
  expect(response.status).toBe(400);
});

test('another content type answers 415', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const response = await requestToken(mock.url, { headers, body: JSON.stringify(form) });
  expect(response.status).toBe(415);
});

test('close ends connections that are kept alive, and closes once', async () => {
  const closing = await startMock();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const [response] = await once(get(closing.url, { agent }), 'response');
  response.resume();
  await once(response, 'end');
  await Promise.all([closing.close(), closing.close()]);
  await closing.close();
  await expect(requestToken(closing.url)).rejects.toThrow('fetch failed');
});

test('close ends a request that is still arriving', async () => {
  const closing = await startMock();
  const [outcome] = await Promise.allSettled([unfinishedRequest(closing.url), closing.close()]);
  expect(outcome.status).toBe('rejected');
});

test('a port in use is an error that says what to do', async () => {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(startMock({ port })).rejects.toThrow(`Port ${port} is in use. Choose another`);
});

test('a spec can be named by a URL', async () => {
  const named = await startMock({ specFile: pathToFileURL(defaultSpecFile) });
  onTestFinished(() => named.close());
  expect((await requestToken(named.url)).status).toBe(200);
});

test.each<[spec: string, text: string, fault: string]>([
  ['a spec that does not parse', 'openapi: 3.1.1\npaths: [\n', ':3:1 does not parse: '],
  [
    'a text that is not a spec',
    'just text',
    ' is not an OpenAPI document: the field `openapi` is missing',
  ],
  [
    'a spec without operations',
    'openapi: 3.1.1\npaths: {}',
    ': there is no operation under `paths`',
  ],
  [
    'a spec with a $ref to nowhere',
    'openapi: 3.1.1\npaths:\n  /a:\n    get: { responses: { "200": { $ref: "#/nowhere" } } }',
    ' cannot be served: at "#/paths/~1a/get/responses/200", token "nowhere"',
  ],
])('%s is an error that says where the fault is', async (_spec, text, fault) => {
  await using spec = await temporarySpec(text);
  const start = startMock({ specFile: spec.file });
  await expect(start).rejects.toThrow(spec.file);
  await expect(start).rejects.toThrow(fault);
  await expect(start).rejects.toThrow('Fix the file, or name another');
});

test('a spec that does not exist is an error that names it', async () => {
  await expect(startMock({ specFile: '/nowhere/openapi.yaml' })).rejects.toThrow(
    `openapi.yaml cannot be read: there is no such file. Fix the file, or name another`,
  );
});
