import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox, type NoticeDelivery } from '../src/index.ts';
import { merchant } from './merchant.ts';
import { merchantsToken, newInvoice } from './resource-call.ts';

const { lookup } = dns;

/** Has every name lead to these addresses for the length of one test. */
function resolving(...addresses: readonly string[]): void {
  const replace = (own: typeof lookup): void => {
    dns.lookup = own;
    syncBuiltinESMExports();
  };
  onTestFinished(() => replace(lookup));
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  replace(((_name: string, _options: object, done: (...result: unknown[]) => void) => {
    done(null, found);
  }) as unknown as typeof lookup);
}

/** Pays an invoice whose notice goes to this address. */
async function noticeTo(redirectUri: string): Promise<NoticeDelivery | undefined> {
  const sandbox = createSandbox({ deliverTo: ['Shop.Test'] });
  const token = await merchantsToken(sandbox);
  return sandbox.pay(await newInvoice(sandbox, token, { redirectUri }));
}

test.each([
  ['localhost', '192.0.2.1'],
  ['shop.localhost', '192.0.2.1'],
  ['localhost', '::2'],
  ['shop.test', '169.254.169.254'],
  ['shop.test', 'fd00:ec2::254'],
])('if %s leads to %s, nothing is sent', async (name, address) => {
  resolving(address);
  expect(await noticeTo(`http://${name}:9/paid`)).toMatchObject({
    state: 'not_sent',
    reason: expect.stringContaining('leads to an address that is not called'),
  });
});

test.each(['localhost.', 'shop.test.'])('a dot at the end of %s changes nothing', async (name) => {
  const { url, received } = await merchant();
  resolving('127.0.0.1');
  const { port } = new URL(url);
  expect(await noticeTo(`http://${name}:${port}/paid`)).toMatchObject({ state: 'answered' });
  expect(received).toHaveLength(1);
});

test('of several addresses of a name, only those that may be called are', async () => {
  const { url, received } = await merchant();
  resolving('192.0.2.1', '127.0.0.1');
  const { port } = new URL(url);
  expect(await noticeTo(`http://localhost:${port}/paid`)).toMatchObject({ state: 'answered' });
  expect(received).toHaveLength(1);
});
