import { expect, test } from 'vitest';
import { merchantProject, runMerchant } from './merchant-process.ts';
import { countingEndpoint } from './counting-endpoint.ts';
import { answering, goodToken } from './token-endpoint.ts';

const make = (of: string, url: string): string => `${of}.confidentialClient({
  clientId: 'shop',
  clientSecret: 'secret',
  redirectUri: 'https://shop.example/launch',
  authorizationServer: '${url}',
})`;

test('what requires works, and shares its codes and connections with what imports', async () => {
  const endpoint = await countingEndpoint();
  const { url } = endpoint;
  const folder = merchantProject({
    'shop.mjs': `
      import { createRequire } from 'node:module';
      import * as imported from '@monpay-miniapp/sdk';
      const required = createRequire(import.meta.url)('@monpay-miniapp/sdk');
      const ask = (sdk, client, code) =>
        sdk.authorizationCodeGrant(client, '/launch?code=' + code).then(
          ({ token_type }) => token_type,
          (error) => [error.code, imported.isOAuthError(error), required.isOAuthError(error)],
        );
      const one = ${make('imported', url)};
      const other = ${make('required', url)};
      const together = await Promise.all([ask(imported, one, 'a'), ask(required, other, 'a')]);
      const later = [await ask(required, other, 'b'), await ask(imported, one, 'b')];
      const mixed = await ask(required, one, 'c');
      console.log(JSON.stringify({ same: imported === required, together, later, mixed }));`,
  });
  const { stdout, stderr } = await runMerchant(folder, 'shop.mjs');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    same: false,
    together: ['Bearer', 'Bearer'],
    later: ['Bearer', ['authorization_code_reused', true, true]],
    mixed: [null, false, false],
  });
  expect(endpoint.connections).toMatchObject([{ requests: 2 }]);
});

// As Jest's jsdom does it; checks/compilers plays the real one.
test('what jsdom takes away is not missed', async () => {
  const { url } = await answering(200, goodToken);
  const folder = merchantProject({
    'shop.cjs': `
      for (const name of [
        'TextDecoder', 'TextEncoder', 'setImmediate', 'clearImmediate', 'fetch', 'Request',
        'Response', 'Headers', 'Blob', 'ReadableStream', 'structuredClone',
      ]) delete globalThis[name];
      const sdk = require('@monpay-miniapp/sdk');
      for (const name of ['express', 'fastify', 'hono', 'next', 'redis'])
        require('@monpay-miniapp/sdk/' + name);
      sdk.authorizationCodeGrant(${make('sdk', url)}, '/launch?code=a').then(
        ({ token_type }) => console.log(token_type),
        (error) => console.log(error),
      );`,
  });
  const { stdout, stderr } = await runMerchant(folder, 'shop.cjs');
  expect({ stdout, stderr }).toEqual({ stdout: 'Bearer\n', stderr: '' });
});
