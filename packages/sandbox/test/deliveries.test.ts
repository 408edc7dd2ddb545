import { expect, onTestFinished, test } from 'vitest';
import {
  createSandbox,
  type NoticeDelivery,
  type Sandbox,
  type SandboxOptions,
} from '../src/index.ts';
import { isLoopbackAddress, isMachineAddress } from '../src/node/addresses.ts';
import { merchant } from './merchant.ts';
import { merchantsToken, newInvoice } from './resource-call.ts';

async function paidAt(
  address: string,
  options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; delivery: NoticeDelivery | undefined }> {
  const sandbox = createSandbox(options);
  onTestFinished(() => sandbox.close());
  const token = await merchantsToken(sandbox);
  const id = await newInvoice(sandbox, token, { redirectUri: address });
  return { sandbox, delivery: await sandbox.pay(id) };
}

test('a server elsewhere is not called, and the delivery says which flag would allow it', async () => {
  const { sandbox, delivery } = await paidAt('https://shop.example/paid');
  expect(delivery).toMatchObject({
    state: 'not_sent',
    status: null,
    reason: expect.stringContaining('--deliver-to shop.example'),
  });
  expect(delivery).not.toHaveProperty('duration');
  expect(sandbox.invoices()[0]?.status).toBe('PAID');
});

test.each([
  ['an address of the cloud', 'http://169.254.169.254/latest', { deliverTo: ['169.254.169.254'] }],
  ['a name that leads there', 'http://[::ffff:a9fe:a9fe]/', { deliverTo: ['[::ffff:a9fe:a9fe]'] }],
  ['another machine by number', 'http://192.0.2.1/paid', {}],
  ['this network', 'http://0.0.0.0/paid', { deliverTo: ['0.0.0.0'] }],
  ["an app's own scheme", 'shop.app://paid', {}],
  ["an app's own scheme, whatever delivers", 'shop.app://paid', { deliver: () => new Response() }],
] as const)('%s is not called', async (_, address, options) => {
  expect(await paidAt(address, options)).toMatchObject({ delivery: { state: 'not_sent' } });
});

test('a name that was allowed is looked up, and its address is looked at after that', async () => {
  const { url, received } = await merchant();
  const named = url.replace('127.0.0.1', 'shop.localhost');
  expect(await paidAt(`${named}/a`)).toMatchObject({ delivery: { status: 200 } });
  const allowed = await paidAt(`${url}/b`, { deliverTo: ['127.0.0.1', 'Shop.Test'] });
  expect(allowed).toMatchObject({ delivery: { status: 200 } });
  expect(received.map(({ target }) => target.slice(0, 3))).toEqual(['/a?', '/b?']);
  expect(received[0]?.headers).toMatchObject({
    'user-agent': 'MonPay-Sandbox',
    'x-sandbox': 'SANDBOX (not MonPay)',
  });
});

test('addresses of this machine, of others, and of nobody', () => {
  const own = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'];
  const others = ['10.0.0.1', '192.168.1.1', '93.184.216.34', '2001:db8::1', '::ffff:10.0.0.1'];
  const nobody = [
    '0.0.0.0',
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '255.255.255.255',
    '224.0.0.1',
    '::',
    'fe80::1',
    'ff02::1',
    'shop',
    '',
  ];
  expect(own.filter((one) => isLoopbackAddress(one) && isMachineAddress(one))).toEqual(own);
  expect(others.filter((one) => !isLoopbackAddress(one) && isMachineAddress(one))).toEqual(others);
  expect(nobody.filter((one) => !isLoopbackAddress(one) && !isMachineAddress(one))).toEqual(nobody);
});

test.each([
  [['https://shop.test']],
  [['shop.test:80']],
  [['wallet.monpay.mn']],
  [['-']],
  ['shop.test'],
  [Array<string>(101).fill('shop.test')],
])('deliverTo %j is refused', (deliverTo) => {
  expect(() => createSandbox({ deliverTo: deliverTo as string[] })).toThrow(
    /^deliverTo(\[0\])? takes/,
  );
});

test('a redirect is an answer, and is not followed', async () => {
  const { url, received } = await merchant((_, response) => {
    response.writeHead(302, { Location: '/elsewhere' }).end();
  });
  expect(await paidAt(`${url}/paid`)).toMatchObject({
    delivery: { state: 'answered', status: 302 },
  });
  expect(received).toHaveLength(1);
});

test('of a long answer the beginning is read, and shown without what is secret', async () => {
  let closed = false;
  const { url } = await merchant((request, response) => {
    response.on('close', () => (closed = true));
    response.write(`сайн ${String(request.headers['x-sandbox'])} `);
    const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
    response.on('close', () => clearInterval(timer));
  });
  const { delivery } = await paidAt(`${url}/paid`);
  expect(delivery?.status).toBe(200);
  expect(delivery?.answer?.startsWith('сайн SANDBOX (not MonPay) xxx')).toBe(true);
  expect(delivery?.answer?.length).toBeLessThanOrEqual(256);
  await expect.poll(() => closed).toBe(true);

  const secretive = createSandbox();
  const { url: leaking } = await merchant((_, response) => {
    response.end(`token ${secretive.clientSecret} sbx_abc`);
  });
  const id = await newInvoice(secretive, await merchantsToken(secretive), { redirectUri: leaking });
  expect((await secretive.pay(id))?.answer).toBe('token [redacted] [redacted]');
});

test('a server that is down, hangs up or hangs is a delivery that failed, and why', async () => {
  const reset = await merchant((request) => request.socket.destroy());
  expect(await paidAt(reset.url)).toMatchObject({
    delivery: { state: 'failed', status: null, reason: expect.stringContaining('ECONNRESET') },
  });
  expect(await paidAt('http://127.0.0.1:1/')).toMatchObject({
    delivery: { state: 'failed', reason: expect.stringContaining('ECONNREFUSED') },
  });
  const hanging = await merchant(() => {});
  const sandbox = createSandbox();
  const id = await newInvoice(sandbox, await merchantsToken(sandbox), { redirectUri: hanging.url });
  const paid = sandbox.pay(id);
  await expect.poll(() => hanging.received.length).toBe(1);
  await sandbox.close();
  expect(await paid).toMatchObject({ state: 'failed', reason: expect.stringContaining('closed') });
});

test('an answer is waited for ten seconds, headers and body', { timeout: 30_000 }, async () => {
  const silent = await merchant(() => {});
  const dripping = await merchant((_, response) => {
    response.write('x');
    const timer = setInterval(() => response.write('x'), 500);
    response.on('close', () => clearInterval(timer));
  });
  const given = paidAt('https://shop.example/', { deliver: () => new Promise(() => {}) });
  const all = await Promise.all([paidAt(silent.url), paidAt(dripping.url), given]);
  for (const { delivery } of all) {
    expect(delivery).toMatchObject({ state: 'failed', reason: 'No answer within 10 seconds.' });
  }
});

test('a hundred notices are under way at most', async () => {
  const release: (() => void)[] = [];
  const sandbox = createSandbox({
    deliver: () => new Promise((resolve) => release.push(() => resolve(new Response()))),
  });
  const id = await newInvoice(sandbox, await merchantsToken(sandbox));
  const all = Array.from({ length: 101 }, () => sandbox.decline(id));
  expect(await all[100]).toMatchObject({ state: 'not_sent' });
  for (const answer of release) answer();
  expect((await Promise.all(all)).filter((one) => one?.state === 'answered')).toHaveLength(100);
});
