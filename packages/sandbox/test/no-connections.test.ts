import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { merchantsToken, newInvoice } from './resource-call.ts';
import { scenarios } from './scenarios.ts';
import { exchange } from './token-request.ts';

/** Counts the connections that this process opens, by whatever means. */
function watchConnections(): () => number {
  let opened = 0;
  const count = (): void => void opened++;
  subscribe('net.client.socket', count);
  onTestFinished(() => void unsubscribe('net.client.socket', count));
  return () => opened;
}

test('the sandbox opens no connection but for a payment notice: not to the merchant, and not to the target of a request', async () => {
  const merchant = createServer((_, response) => void response.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void merchant.close());
  await once(merchant, 'listening');
  const merchantUrl = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/launch`;
  const opened = watchConnections();
  const sandbox = createSandbox({ merchantUrl });
  sandbox.launchUrl();
  for (const [, send] of scenarios) await send(sandbox);
  await exchange(sandbox, { code: 'code_redirect' });
  await exchange(sandbox, { redirect_uri: merchantUrl.replace('launch', 'elsewhere') });
  const headers = { Authorization: `Bearer ${sandbox.adminToken}` };
  await sandbox.fetch(`${sandbox.origin}/_sandbox/codes/code-1/launch`, {
    method: 'POST',
    headers,
  });
  const token = await merchantsToken(sandbox);
  const elsewhere = { redirectUri: 'https://shop.example/paid' };
  const id = await newInvoice(sandbox, token, elsewhere);
  await sandbox.fetch(`${sandbox.origin}/v2/invoice/${id}`);
  expect(await sandbox.pay(id)).toMatchObject({ state: 'not_sent' });
  expect(opened()).toBe(0);

  await sandbox.pay(await newInvoice(sandbox, token, { redirectUri: merchantUrl }));
  expect(opened()).toBe(1);
});
