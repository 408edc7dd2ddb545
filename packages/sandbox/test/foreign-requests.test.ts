import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Request as UndiciRequest } from 'undici';
import { createSandbox, type Sandbox } from '../src/index.ts';

function formOf({ clientId, clientSecret, redirectUri }: Sandbox, code: string): string {
  return new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: redirectUri,
    grant_type: 'authorization_code',
    code,
  }).toString();
}

/** A controller of jsdom, whose signal is of no class of Node's. */
function jsdomController(): AbortController {
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
    JSDOM: new () => { window: { AbortController: typeof AbortController } };
  };
  return new new JSDOM().window.AbortController();
}

test('a Request of an installed undici is answered, with its body and headers', async () => {
  const sandbox = createSandbox();
  const { code } = sandbox.issueCode();
  const request = new UndiciRequest('https://sandbox.invalid/v2/oauth/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: formOf(sandbox, code),
  });
  expect(request).not.toBeInstanceOf(Request);
  const response = await sandbox.fetch(request);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ token_type: 'Bearer' });
});

test('a signal of jsdom aborts what hangs', async () => {
  const sandbox = createSandbox();
  const controller = jsdomController();
  const { signal } = controller;
  expect(signal).not.toBeInstanceOf(AbortSignal);
  const reason = new Error('enough');
  const hanging = sandbox.fetch('/v2/oauth/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: formOf(sandbox, 'code_hang'),
    signal,
  });
  setTimeout(() => controller.abort(reason));
  await expect(hanging).rejects.toBe(reason);
  await expect(sandbox.fetch('/v2/oauth/token', { signal })).rejects.toBe(reason);
});
