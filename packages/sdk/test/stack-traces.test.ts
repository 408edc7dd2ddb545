import { expect, test } from 'vitest';
import { merchantProject, runMerchant } from './merchant-process.ts';
import { answering, secret, tokenEndpoint } from './token-endpoint.ts';

// What is published, run by Node as a merchant runs it: both forms of the package.
const forms = [
  ['import', 'shop.mjs', "import * as sdk from '@monpay-miniapp/sdk';"],
  ['require', 'shop.cjs', "const sdk = require('@monpay-miniapp/sdk');"],
] as const;

const client = `
  const client = sdk.confidentialClient({
    clientId: process.env.MONPAY_CLIENT_ID,
    clientSecret: process.env.MONPAY_CLIENT_SECRET,
    redirectUri: process.env.MONPAY_REDIRECT_URI,
    authorizationServer: process.env.MONPAY_AUTHORIZATION_SERVER,
  });`;

const variables = (url: string): Record<string, string> => ({
  MONPAY_CLIENT_ID: 'shop',
  MONPAY_CLIENT_SECRET: secret,
  MONPAY_REDIRECT_URI: 'https://shop.example/launch',
  MONPAY_AUTHORIZATION_SERVER: url,
});

/** The functions and files of the frames, without Node's own and the folders that the files are in. */
function framesOf(stack: string): string[] {
  const frame = /^ +at (?:async )?(?:(\S+) )?\(?(?:file:\/\/)?\/\S*\/([^/\s]+):\d+:\d+\)?$/gm;
  return [...stack.matchAll(frame)].map(([, name = '', file]) => `${name} ${file}`.trim());
}

test.each(forms)(
  '%s: a missing variable prints a few lines that name the merchant',
  async (_, file, load) => {
    const folder = merchantProject({ [file]: `${load}\n${client}\n` });
    const { status, stderr } = await runMerchant(folder, file);
    expect(status, stderr).toBe(1);
    expect(stderr).toContain('clientId is missing (is MONPAY_CLIENT_ID set?)');
    expect(stderr).toContain('node --env-file=.env');
    expect(framesOf(stderr)[0]).toMatch(new RegExp(`(^| )${file}$`));
    expect(stderr.length).toBeLessThan(2_500);
    expect(Math.max(...stderr.split('\n').map(({ length }) => length))).toBeLessThan(400);
  },
);

test.each(forms)('%s: the frames of a failed exchange lead to its call', async (_, file, load) => {
  const { url } = await answering(403, { error: 'invalid_grant' });
  const folder = merchantProject({
    [file]: `${load}${client}
      async function exchange(code) {
        return await sdk.requestToken(client, { code });
      }
      async function signIn(address) {
        return await sdk.authorizationCodeGrant(client, address);
      }
      async function main() {
        await exchange('code-exchange').catch((error) => console.log(error.stack));
        await signIn('/launch?code=code-sign-in').catch((error) => console.log(error.stack));
        await signIn('/launch?code=code-sign-in').catch((error) => console.log(error.stack));
        await signIn('/launch').catch((error) => console.log(error.stack));
      }
      main();`,
  });
  const { stdout, stderr } = await runMerchant(folder, file, variables(url));
  expect(stderr).toBe('');
  const [exchanged = '', refused = '', reused = '', missing = ''] = stdout.split(/^(?=\w)/m);
  expect(exchanged).toMatch(/^TokenResponseError: /);
  expect(framesOf(exchanged)).toEqual([`exchange ${file}`, `main ${file}`]);
  expect(refused).toMatch(/^TokenResponseError: /);
  expect(framesOf(refused).slice(-2)).toEqual([`signIn ${file}`, `main ${file}`]);
  expect(reused).toMatch(/^AuthorizationCodeReusedError: /);
  expect(framesOf(reused).slice(-2)).toEqual([`signIn ${file}`, `main ${file}`]);
  expect(missing).toMatch(/^InvalidAuthorizationResponseError: /);
  expect(framesOf(missing)).toEqual(expect.arrayContaining([`signIn ${file}`, `main ${file}`]));
});

test.each([
  'sdk.userInfo(client, "token")',
  'sdk.createInvoice(client, { amount: 1, receiver: "branch", description: "Кофе", redirectUri: "https://shop.example/paid" })',
  'sdk.getInvoice(client, "1")',
  'sdk.getInvoice(client, "1", { accessToken: "token", signal: new AbortController().signal })',
  'sdk.cancelInvoice(client, "1")',
  'sdk.refundInvoice(client, "1", { description: "Кофе" }, { accessToken: "token" })',
  'sdk.confirmPayment(client, { invoiceId: "1", amount: 1, receiver: "branch" })',
  'sdk.warmUp(client)',
])('a failed %s leads to its call', async (call) => {
  const { url } = await answering(404, { code: 'NOT_FOUND', intCode: 3, info: 'not found' });
  const folder = merchantProject({
    'shop.mjs': `import * as sdk from '@monpay-miniapp/sdk'; ${client}
      async function order() { return await ${call}; }
      async function main() { await order(); }
      await main().catch((error) => console.log(error.stack));`,
  });
  const env = variables(call.includes('warmUp') ? 'http://127.0.0.1:1' : url);
  const { stdout, stderr } = await runMerchant(folder, 'shop.mjs', env);
  expect(stderr).toBe('');
  expect(framesOf(stdout)).toEqual(expect.arrayContaining(['order shop.mjs', 'main shop.mjs']));
});

test('the callers of one request each see their own call', async () => {
  const { url } = await tokenEndpoint((response) => response.socket?.destroy());
  const folder = merchantProject({
    'shop.mjs': `import * as sdk from '@monpay-miniapp/sdk'; ${client}
      const launch = '/launch?code=code-of-both';
      async function first() { await sdk.authorizationCodeGrant(client, launch); }
      async function second() { await sdk.authorizationCodeGrant(client, launch); }
      const both = await Promise.allSettled([first(), second()]);
      const errors = both.map(({ reason }) => reason);
      console.log(JSON.stringify(errors.map((error) => [
        error.stack, error.code, error.outcome, error instanceof sdk.TokenRequestFailedError,
        Object.keys(error), Error.isError(error), sdk.isOAuthError(error), JSON.stringify(error),
      ])));`,
  });
  const { stdout } = await runMerchant(folder, 'shop.mjs', variables(url));
  const [first, second] = JSON.parse(stdout) as [string, ...unknown[]][];
  expect(framesOf(String(first?.[0]))).toContain('first shop.mjs');
  expect(framesOf(String(second?.[0]))).toContain('second shop.mjs');
  expect(first?.slice(1)).toEqual(second?.slice(1));
  expect(first?.slice(1)).toEqual([
    'token_request_failed',
    'unknown',
    true,
    ['name', 'code', 'hint', 'docs', 'reason', 'outcome', 'systemCode', 'host'],
    true,
    true,
    expect.stringContaining('"outcome":"unknown"'),
  ]);
});
