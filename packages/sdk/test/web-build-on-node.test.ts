import { expect, test } from 'vitest';
import { authority, countingEndpoint } from './counting-endpoint.ts';
import { merchantProject, runMerchant } from './merchant-process.ts';
import { answering, goodToken } from './token-endpoint.ts';

// A bundler that does not say `node` takes dist/web; checks/compilers plays real ones.
const shop = (url: string): string => `
  import * as sdk from './node_modules/@monpay-miniapp/sdk/dist/web/index.js';
  const client = sdk.confidentialClient({
    clientId: 'shop',
    clientSecret: 'secret',
    redirectUri: 'https://shop.example/launch',
    authorizationServer: '${url}',
  });
  const { outcome, systemCode, token_type } = await sdk
    .authorizationCodeGrant(client, '/launch?code=code-1')
    .catch((error) => error);
  console.log(JSON.stringify({ outcome, systemCode, token_type }));`;

const unchecked = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };

test('the build for other runtimes sends nothing on Node while certificates are not checked', async () => {
  const endpoint = await countingEndpoint({ tls: {} });
  const folder = merchantProject({ 'shop.mjs': shop(endpoint.url) });
  const { stdout, stderr } = await runMerchant(folder, 'shop.mjs', unchecked);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    outcome: 'not_sent',
    systemCode: 'NODE_TLS_REJECT_UNAUTHORIZED',
  });
  expect(endpoint.connections).toEqual([]);
});

test('it sends if certificates are checked, and to this machine without TLS', async () => {
  const { url } = await answering(200, goodToken);
  const clear = merchantProject({ 'shop.mjs': shop(url) });
  const sent = await runMerchant(clear, 'shop.mjs', unchecked);
  expect(JSON.parse(sent.stdout)).toEqual({ token_type: 'Bearer' });
  const endpoint = await countingEndpoint({ tls: {} });
  const files = { 'shop.mjs': shop(endpoint.url), 'authority.pem': authority.cert };
  const checked = await runMerchant(merchantProject(files), 'shop.mjs', {
    NODE_EXTRA_CA_CERTS: 'authority.pem',
  });
  expect(JSON.parse(checked.stdout)).toEqual({ token_type: 'Bearer' });
});
