import { expect, test } from 'vitest';
import { merchantProject, runMerchant } from './merchant-process.ts';
import { answering, goodToken } from './token-endpoint.ts';

// Which of its own modules Node has loaded, between one step of a merchant's start and the next.
const shop = (url: string): string => `
  const known = new Set(process.moduleLoadList);
  const loaded = () => {
    const news = process.moduleLoadList.filter((name) => !known.has(name));
    for (const name of news) known.add(name);
    return news.map((name) => name.replace(/^NativeModule /, ''));
  };
  const sdk = await import('@monpay-miniapp/sdk');
  const imported = loaded();
  const client = sdk.confidentialClient({
    clientId: 'shop',
    clientSecret: 'secret',
    redirectUri: 'https://shop.example/launch',
    authorizationServer: '${url}',
  });
  const made = loaded();
  await sdk.authorizationCodeGrant(client, '/launch?code=code-1');
  console.log(JSON.stringify({ imported, made, exchanged: loaded() }));`;

interface Loaded {
  readonly imported: readonly string[];
  readonly made: readonly string[];
  readonly exchanged: readonly string[];
}

test('Node loads its HTTP client when the client is made, and nothing that an exchange does without', async () => {
  const { url } = await answering(200, goodToken);
  const folder = merchantProject({ 'shop.mjs': shop(url) });
  const { stdout, stderr } = await runMerchant(folder, 'shop.mjs');
  expect(stderr).toBe('');
  const { imported, made, exchanged } = JSON.parse(stdout) as Loaded;
  expect(imported.filter((name) => /^(http|net|stream|perf_hooks)$/.test(name))).toEqual([]);
  expect(made).toContain('http');
  const dear = /^(perf_hooks|tls|https|zlib|crypto|dns|worker_threads|util|internal\/deps\/.+)$/;
  expect([...imported, ...made, ...exchanged].filter((name) => dear.test(name))).toEqual([]);
});
