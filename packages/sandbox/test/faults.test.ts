import { onTestFinished, describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { createSandbox, faultNames, type FaultName } from '../src/index.ts';
import { exchange, goodFields, lastExplanation, post } from './token-request.ts';
import { ways, codeOf, answers, broken, slow, spends } from './fault-answers.ts';

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
        const impatient: typeof fetch = (input, init) => {
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

  test('wrong_content_type calls JSON HTML', async () => {
    const { send, sandbox } = await start();
    const { headers } = await exchange(sandbox, { code: 'code_wrong_content_type' }, send);
    expect(headers.get('Content-Type')).toBe('text/html;charset=UTF-8');
  });

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
    const refusing: typeof fetch = (input, init) => send(input, { ...init, redirect: 'error' });
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
