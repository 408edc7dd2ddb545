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
    query: '',
  };
  spoil(form);
  // Bytes, since the platform would name the type of a text by itself.
  const body = new TextEncoder().encode(form.body ?? new URLSearchParams(form.fields).toString());
  await sandbox.fetch(`${origin}/v2/oauth/token${form.query && `?${form.query}`}`, {
    method: 'POST',
    headers: form.headers,
    body,
  });
  return sandbox.requests().at(-1)?.explanation?.rule;
}
