import type { TokenAttempt, TokenForm } from '../src/errors/token-attempts.ts';
import { createSandbox } from './packages.ts';

/** Sends a sandbox a token request that was spoiled, and says which rule it broke. */
export async function sendSpoiled({ spoil, exact }: TokenAttempt): Promise<string | undefined> {
  const sandbox = createSandbox(exact ? { redirectUriMatch: 'exact' } : {});
  const { clientId, clientSecret, redirectUri, origin } = sandbox;
  const form: TokenForm = {
    fields: {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code: sandbox.issueCode().code,
    },
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    method: 'POST',
    path: '/v2/oauth/token',
    query: '',
  };
  spoil(form);
  // Bytes, since the platform would name the type of a text by itself.
  const body = new TextEncoder().encode(form.body ?? new URLSearchParams(form.fields).toString());
  await sandbox.fetch(`${origin}${form.path}${form.query && `?${form.query}`}`, {
    method: form.method,
    headers: form.headers,
    ...(form.method !== 'GET' && { body }),
  });
  return sandbox.requests().at(-1)?.explanation?.rule;
}
