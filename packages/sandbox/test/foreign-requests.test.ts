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

/** A signal as another realm has it: of no class of ours. */
function foreignSignal(): { signal: AbortSignal; abort: (reason: unknown) => void } {
  const target = new EventTarget();
  const signal = Object.assign(target, { aborted: false, reason: undefined });
  return {
    signal: signal as unknown as AbortSignal,
    abort(reason) {
      Object.assign(signal, { aborted: true, reason });
      target.dispatchEvent(new Event('abort'));
    },
  };
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

test('a signal of another realm aborts what hangs', async () => {
  const sandbox = createSandbox();
  const { signal, abort } = foreignSignal();
  const reason = new Error('enough');
  const hanging = sandbox.fetch('/v2/oauth/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: formOf(sandbox, 'code_hang'),
    signal,
  });
  setTimeout(() => abort(reason));
  await expect(hanging).rejects.toBe(reason);
  await expect(sandbox.fetch('/v2/oauth/token', { signal })).rejects.toBe(reason);
});
