import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createSandbox,
  type ListenOptions,
  type Sandbox,
  type SandboxOptions,
} from '../src/index.ts';
import { selfSignedCertificate } from '../src/cli/self-signed-certificate.ts';
import { merchant } from './merchant.ts';
import { customersToken, newInvoice } from './resource-call.ts';
import { goodFields } from './token-request.ts';

async function listening(options: SandboxOptions = {}, on: ListenOptions = {}): Promise<Sandbox> {
  const sandbox = createSandbox(options);
  await sandbox.listen(on);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** A merchant's server that takes a while to answer. */
async function slowMerchant(): Promise<string> {
  const { url } = await merchant((_, response) => {
    setTimeout(() => response.end('{"ok":true}'), 100);
  });
  return url;
}

/** A request of the admin API, or with a form. */
function requestOf({ origin, adminToken }: Sandbox, line: string, form?: URLSearchParams): string {
  const body = form?.toString() ?? '';
  return [
    `${line} HTTP/1.1`,
    `Host: ${new URL(origin).host}`,
    form
      ? 'Content-Type: application/x-www-form-urlencoded'
      : `Authorization: Bearer ${adminToken}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

function tokenRequest(sandbox: Sandbox): string {
  const form = new URLSearchParams(goodFields(sandbox));
  return requestOf(sandbox, 'POST /v2/oauth/token', form);
}

/**
 * Sends all that it will send, closes its side (at once, or when some text has come), and returns what comes until
 * the sandbox closes the other.
 */
async function answersTo({ origin }: Sandbox, bytes: string, closeAfter = ''): Promise<string> {
  const { protocol, port } = new URL(origin);
  const options = { port: Number(port), host: '127.0.0.1', allowHalfOpen: true };
  const socket =
    protocol === 'https:'
      ? connectTls({ ...options, rejectUnauthorized: false })
      : connect(options);
  onTestFinished(() => void socket.destroy());
  let answers = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answers += text;
    if (answers.includes(closeAfter)) socket.end();
  });
  if (closeAfter === '') socket.end(bytes);
  else socket.write(bytes);
  await once(socket, 'end');
  return answers;
}

describe('a client that has closed its side of the connection gets its whole answer', () => {
  const token = /^HTTP\/1\.1 200 [^]*"access_token":"sbx_[^]*\}$/;

  test.each(['delay', 'slow_body'] as const)('from the token endpoint with %s', async (fault) => {
    const sandbox = await listening();
    sandbox.faults.add(fault, { ms: 100 });
    expect(await answersTo(sandbox, tokenRequest(sandbox))).toMatch(token);
  });

  test.each<[string, ListenOptions]>([
    ['TCP', {}],
    ['TLS', { https: selfSignedCertificate() }],
  ])('from the token endpoint with latency, over %s', async (_, on) => {
    const sandbox = await listening({ latency: 100 }, on);
    expect(await answersTo(sandbox, tokenRequest(sandbox))).toMatch(token);
  });

  test.each(['codes/code-1/visit', 'look'])('from %s, which asks the merchant', async (call) => {
    const sandbox = await listening({ merchantUrl: `${await slowMerchant()}/launch` });
    sandbox.issueCode();
    expect(await answersTo(sandbox, requestOf(sandbox, `POST /_sandbox/${call}`))).toMatch(
      /^HTTP\/1\.1 200 [^]*"framing":[^]*\}$/,
    );
  });

  test('from all that waits for a notice', async () => {
    const sandbox = await listening({ notice: 'before' });
    const customer = await customersToken(sandbox);
    const clientServiceUrl = `${await slowMerchant()}/paid`;
    const [first, second] = [
      await newInvoice(sandbox, customer, { clientServiceUrl }),
      await newInvoice(sandbox, customer, { clientServiceUrl }),
    ];
    expect(
      await answersTo(sandbox, requestOf(sandbox, `POST /_sandbox/invoices/${first}/pay`)),
    ).toMatch(/^HTTP\/1\.1 200 [^]*"PAID"[^]*\}$/);
    expect(
      await answersTo(sandbox, requestOf(sandbox, 'POST /_sandbox/deliveries/delivery-1/resend')),
    ).toMatch(/^HTTP\/1\.1 201 [^]*"delivery-2"[^]*\}$/);

    const page = await (await fetch(`${sandbox.origin}/v2/invoice/${second}`)).text();
    const [, key = ''] = /name="token" value="([^"]+)"/.exec(page) ?? [];
    const form = new URLSearchParams({ token: key, tap: 'pay' });
    expect(
      await answersTo(sandbox, requestOf(sandbox, `POST /v2/invoice/${second}`, form)),
    ).toMatch(/^HTTP\/1\.1 200 [^]*<\/html>\s*$/);
  });

  test('from a call that waits for deliveries', async () => {
    const sandbox = await listening({ notice: 'with' });
    const clientServiceUrl = `${await slowMerchant()}/paid`;
    const id = await newInvoice(sandbox, await customersToken(sandbox), { clientServiceUrl });
    await answersTo(sandbox, requestOf(sandbox, `POST /_sandbox/invoices/${id}/pay`));
    expect(
      await answersTo(sandbox, requestOf(sandbox, 'GET /_sandbox/deliveries?wait=10000')),
    ).toMatch(/^HTTP\/1\.1 200 [^]*"delivery-1"[^]*\}$/);
  });
});

describe('a client that has closed its side, and perhaps left, is not kept', () => {
  test.each([
    ['hang', 0],
    ['hang_after', 0],
    ['hang_after', 100],
  ] as const)('by %s with a latency of %i ms', async (fault, latency) => {
    const sandbox = await listening({ latency });
    sandbox.faults.add(fault);
    expect(await answersTo(sandbox, tokenRequest(sandbox))).toBe('');
  });

  test.each(['', 'retry: 1000'])('by a stream of events, closed after %j', async (closeAfter) => {
    const sandbox = await listening();
    const request = requestOf(sandbox, 'GET /_sandbox/events');
    expect(await answersTo(sandbox, request, closeAfter)).toContain(closeAfter);
  });

  test('by an answer without an end that stands behind another', async () => {
    const sandbox = await listening();
    sandbox.faults.add('delay', { ms: 100 });
    sandbox.faults.add('hang');
    const answers = await answersTo(sandbox, tokenRequest(sandbox) + tokenRequest(sandbox));
    expect(answers.match(/HTTP\/1\.1 200 /g)).toHaveLength(1);
  });
});
