import { onTestFinished, describe, expect, test } from 'vitest';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { createServer, request } from 'node:http';
import {
  createSandbox,
  faultNames,
  magicCodes,
  type FaultName,
  type SandboxOptions,
  type Sandbox,
} from '../src/index.ts';
import { exchange, goodFields, lastExplanation, post } from './token-request.ts';

type Send = typeof fetch;
type How = readonly [
  how: string,
  start: (options?: SandboxOptions) => Promise<{ sandbox: Sandbox; send: Send }>,
];

const ways: How[] = [
  [
    'over a socket',
    async (options) => {
      const sandbox = createSandbox(options);
      await sandbox.listen();
      onTestFinished(() => sandbox.close());
      return { sandbox, send: fetch };
    },
  ],
  [
    'without a socket',
    async (options) => {
      const sandbox = createSandbox(options);
      return { sandbox, send: sandbox.fetch };
    },
  ],
];

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { name, cause } = error as Error;
  return name === 'TypeError' ? (cause as { code?: string }).code : name;
}

/** What a client makes of a fault: status and, if it matters, the body. */
const answers: Readonly<Partial<Record<FaultName, readonly [status: number, body: RegExp]>>> = {
  server_error: [505, /^\{"error":"server_error"/],
  invalid_request: [400, /^\{"error":"invalid_request"/],
  unauthorized_client: [401, /^\{"error":"unauthorized_client"/],
  invalid_grant: [403, /^\{"error":"invalid_grant"/],
  unsupported_grant_type: [415, /^\{"error":"unsupported_grant_type"/],
  html: [505, /^<!doctype html>.*SANDBOX/],
  empty: [505, /^$/],
  envelope: [505, /^\{"code":"505","intCode":505/],
  envelope_200: [200, /^\{"code":"505","intCode":505/],
  html_200: [200, /^<!doctype html>/],
  status_429: [429, /^<!doctype html>/],
  status_500: [500, /^<!doctype html>/],
  status_502: [502, /^<!doctype html>/],
  status_503: [503, /^<!doctype html>/],
  gzip: [200, /"access_token":"sbx_/],
  wrong_content_type: [200, /"access_token":"sbx_/],
  huge_body: [200, /^\{"access_token":"sbx_[^ ]+\} {1048576}$/],
  no_expires_in: [200, /^(?!.*expires_in).*"access_token"/],
  null_refresh_token: [200, /"refresh_token":null/],
  token_in_envelope: [200, /"intCode":0,.*"result":\{"access_token":"sbx_/],
};
/** Those that end without an answer. */
const broken: Readonly<Partial<Record<FaultName, 'ECONNRESET' | 'UND_ERR_SOCKET'>>> = {
  reset_before: 'ECONNRESET',
  reset_after: 'ECONNRESET',
  truncated: 'UND_ERR_SOCKET',
};
const slow: readonly FaultName[] = ['hang', 'hang_after', 'slow_body', 'delay'];
const spends: ReadonlySet<FaultName> = new Set([
  'reset_after',
  'hang_after',
  'truncated',
  'slow_body',
  'delay',
  'gzip',
  'wrong_content_type',
  'huge_body',
  'no_expires_in',
  'null_refresh_token',
  'token_in_envelope',
]);

test('every fault is tried below', () => {
  expect([...Object.keys(answers), ...Object.keys(broken), ...slow, 'redirect'].sort()).toEqual(
    [...faultNames].sort(),
  );
});

describe.each(ways)('%s', (how, start) => {
  test.each(Object.entries(answers))('%s answers %o', async (fault, [status, body]) => {
    const { sandbox, send } = await start();
    sandbox.faults.add(fault as FaultName);
    for (const answer of [
      await exchange(sandbox, {}, send),
      await exchange(sandbox, { code: `code_${fault}` }, send),
    ]) {
      expect(answer.status).toBe(status);
      expect(answer.text).toMatch(body);
      expect(answer.headers.get('X-Sandbox')).toBe('SANDBOX (not MonPay)');
      expect(sandbox.requests().at(-1)).toMatchObject({ fault, status });
    }
    expect(await exchange(sandbox, {}, send)).toMatchObject({ status: 200 });
  });

  test.each(Object.entries(broken))('%s breaks the connection', async (fault, code) => {
    const { sandbox, send } = await start();
    sandbox.faults.add(fault as FaultName);
    const expected = how === 'over a socket' ? code : 'ECONNRESET';
    expect(await codeOf(exchange(sandbox, {}, send))).toBe(expected);
    expect(await codeOf(exchange(sandbox, { code: `code_${fault}` }, send))).toBe(expected);
    expect(sandbox.requests().map((one) => one.fault)).toEqual([fault, fault]);
    expect(await exchange(sandbox, {}, send)).toMatchObject({ status: 200 });
  });

  test("what is slow outlasts the client's patience, and obeys its signal: hang, delay, slow body", async () => {
    const outcomes = slow.flatMap((fault) =>
      [undefined, `code_${fault}`].map(async (code) => {
        const { sandbox, send } = await start();
        // The patience begins with the fault: on a busy machine a request may take long to arrive.
        const impatient: Send = (input, init) => {
          const patience = new AbortController();
          const end = (): void => patience.abort(new DOMException('late', 'TimeoutError'));
          sandbox.subscribe(() => void setTimeout(end, 100));
          return send(input, { ...init, signal: patience.signal });
        };
        if (!code) sandbox.faults.add(fault);
        const outcome = await codeOf(exchange(sandbox, code ? { code } : {}, impatient));
        const [recorded] = sandbox.requests();
        const { status } = await exchange(sandbox, {}, send);
        return [fault, outcome, recorded?.fault, recorded?.status, status];
      }),
    );
    expect(await Promise.all(outcomes)).toEqual(
      slow.flatMap((fault) => {
        const status = fault.startsWith('hang') ? null : 200;
        const expected = [fault, 'TimeoutError', fault, status, 200];
        return [expected, expected];
      }),
    );
  });

  test('a delay, a slow body and latency take as long as they were set to', async () => {
    const { sandbox: late, send: sendLate } = await start({ latency: 150 });
    const { sandbox: delayed, send: sendDelayed } = await start();
    const { sandbox: slowly, send: sendSlowly } = await start();
    delayed.faults.add('delay', { ms: 150 });
    slowly.faults.add('slow_body', { ms: 150 });
    const began = performance.now();
    const took = await Promise.all([
      exchange(late, {}, sendLate).then(({ status }) => [status, performance.now() - began]),
      exchange(delayed, {}, sendDelayed).then(({ status }) => [status, performance.now() - began]),
      exchange(slowly, {}, sendSlowly).then(({ status }) => [status, performance.now() - began]),
    ]);
    for (const [status, ms] of took) {
      expect(status).toBe(200);
      expect(ms).toBeGreaterThan(100);
    }
  });

  test.each(faultNames.filter((fault) => !slow.includes(fault)))(
    '%s spends the code, or leaves it, as it says',
    async (fault) => {
      const { sandbox, send } = await start();
      const { code } = sandbox.issueCode();
      sandbox.faults.add(fault);
      await exchange(sandbox, { code }, (input, init) =>
        send(input, { ...init, redirect: 'manual' }),
      ).catch(() => {});
      const { status } = await exchange(sandbox, { code }, send);
      expect(status).toBe(spends.has(fault) ? 403 : 200);
    },
  );

  test('a redirect (307) leads to a path of the sandbox, which exposes clients that follow it', async () => {
    const { sandbox, send } = await start();
    const redirected = await exchange(sandbox, { code: 'code_redirect' }, (input, init) =>
      send(input, { ...init, redirect: 'manual' }),
    );
    expect(redirected.status).toBe(307);
    expect(redirected.headers.get('Location')).toBe('/_sandbox/redirected');
    expect(await exchange(sandbox, { code: 'code_redirect' }, send)).toMatchObject({
      status: 404,
      json: { error: 'followed_redirect' },
    });
    expect(lastExplanation(sandbox)?.rule).toBe('followed_redirect');
    const refusing: Send = (input, init) => send(input, { ...init, redirect: 'error' });
    await expect(exchange(sandbox, { code: 'code_redirect' }, refusing)).rejects.toThrow(TypeError);
  });

  test('a fault strikes n times, then all is normal; the next waits its turn', async () => {
    const { sandbox, send } = await start();
    sandbox.faults.add('status_503', { times: 2 });
    sandbox.faults.add('invalid_grant');
    const statuses: number[] = [];
    for (let count = 0; count < 4; count++) {
      statuses.push((await exchange(sandbox, {}, send)).status);
    }
    expect(statuses).toEqual([503, 503, 403, 200]);
    expect(sandbox.faults.list()).toEqual([]);
  });
});

test.each(magicCodes)('%s works every time, with the right credentials only', async (code) => {
  const sandbox = createSandbox();
  const send: Send = (input, init) =>
    sandbox.fetch(input, { ...init, redirect: 'manual', signal: AbortSignal.timeout(5) });
  await exchange(sandbox, { code }, send).catch(() => {});
  await exchange(sandbox, { code }, send).catch(() => {});
  const [first, second] = sandbox.requests();
  expect(second).toMatchObject({ status: first?.status, fields: { code } });
  expect(second?.fault).toBe(first?.fault);
  expect(second?.error).toBe(first?.error);
  expect(await exchange(sandbox, { code, client_secret: 'wrong' })).toMatchObject({ status: 401 });
});

test.each([
  ['code_ok', 200, undefined],
  ['code_expired', 403, 'expired_code'],
  ['code_used', 403, 'used_code'],
  ['code_revoked', 403, 'revoked_code'],
  ['code_unknown', 403, 'unknown_code'],
  ['code_other_client', 403, 'other_clients_code'],
  ['code_400', 400, 'fault_invalid_request'],
  ['code_401', 401, 'fault_unauthorized_client'],
  ['code_403', 403, 'fault_invalid_grant'],
  ['code_415', 415, 'fault_unsupported_grant_type'],
  ['code_505', 505, 'fault_server_error'],
  ['code_503', 503, 'fault_status_503'],
])('the magic code %s answers %i', async (code, status, rule) => {
  const sandbox = createSandbox();
  expect(await exchange(sandbox, { code })).toMatchObject({ status });
  expect(lastExplanation(sandbox)?.rule).toBe(rule);
});

test('over a socket gzip is gzip, whether asked for or not', async () => {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const raw = await new Promise<Buffer>((resolve, reject) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const sent = request(`${url}/v2/oauth/token`, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
    sent.on('error', reject);
    sent.end(String(new URLSearchParams({ ...goodFields(sandbox), code: 'code_gzip' })));
  });
  expect(JSON.parse(gunzipSync(raw).toString())).toHaveProperty('access_token');
});

test.each([
  ['fault takes one of', 'nonsense', {}],
  ['times takes', 'hang', { times: 0 }],
  ['times takes', 'hang', { times: 1.5 }],
  ['ms takes', 'delay', { ms: -1 }],
])('a fault is refused: %s', (says, fault, options) => {
  const { faults } = createSandbox();
  expect(() => faults.add(fault as FaultName, options)).toThrow(says);
  expect(faults.list()).toEqual([]);
});

test('closing ends what hangs, and the port is free again', async () => {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  const hanging = exchange(sandbox, { code: 'code_hang' }, fetch);
  while (sandbox.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([sandbox.close(), expect(hanging).rejects.toThrow()]);
  expect(sandbox.url).toBeUndefined();
  const server = createServer().listen(Number(new URL(url).port), '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  server.close();
});

test('closing ends what hangs without a socket', async () => {
  const sandbox = createSandbox();
  const hanging = ['code_hang', 'code_delay'].map((code) => codeOf(exchange(sandbox, { code })));
  while (sandbox.requests().length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await sandbox.close();
  expect(await Promise.all(hanging)).toEqual(['ECONNRESET', 'ECONNRESET']);
});

test('what hangs without a socket obeys its signal even if garbage was collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Nothing outside holds the sandbox, the request or the signal.
  const outcomes = ['code_hang', 'code_slow_body', 'code_delay'].map(async (code) => {
    const sandbox = createSandbox();
    const body = new URLSearchParams({ ...goodFields(sandbox), code });
    const signal = AbortSignal.timeout(100);
    const sent = new Request(`${sandbox.origin}/v2/oauth/token`, {
      method: 'POST',
      body,
      signal,
    });
    return codeOf(sandbox.fetch(sent).then((response) => response.text()));
  });
  for (let count = 0; count < 3; count++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
  }
  expect(await Promise.all(outcomes)).toEqual(['TimeoutError', 'TimeoutError', 'TimeoutError']);
});

test.each<[what: string, init: RequestInit, path?: string]>([
  ['a post from a page of another site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }],
  ['one without Sec-Fetch-Site', { headers: { Origin: 'https://elsewhere.example' } }],
  ['one of a page without an origin', { headers: { Origin: 'null' } }],
  ['a body that is not a form', { headers: { 'Content-Type': 'application/json' }, body: '{}' }],
  ['a body that is too long', { body: 'x'.repeat(100_000) }],
  ['a field that stands twice', { body: new URLSearchParams('code=one&code=other') }],
  ['a secret in the address', {}, '/v2/oauth/token?client_secret=sbx'],
  ['another method', { method: 'PUT' }],
  ['another path', {}, '/v2/oauth/tokens'],
])('%s is refused, and uses up no fault and no code', async (_, init, path) => {
  const sandbox = createSandbox();
  const fields = goodFields(sandbox);
  sandbox.faults.add('status_503');
  const { status } = await post(sandbox, { body: new URLSearchParams(fields), ...init }, path);
  expect([400, 404, 405]).toContain(status);
  expect(sandbox.requests()[0]?.fault).toBeUndefined();
  expect(sandbox.faults.list()).toMatchObject([{ fault: 'status_503', left: 1 }]);
  expect(await exchange(sandbox, fields)).toMatchObject({ status: 503 });
  expect(await exchange(sandbox, fields)).toMatchObject({ status: 200 });
});
