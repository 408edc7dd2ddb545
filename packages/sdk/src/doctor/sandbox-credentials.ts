import { isLoopback } from '../transport/loopback.ts';
import { ask } from './ask.ts';
import { fail, ok, skip, warn, type Check } from './check.ts';
import type { Value } from './values.ts';

/** What the check of the credentials is called. */
const credentials = 'credentials';

/** What is said if nobody was asked about the credentials. */
export const untried = skip(
  credentials,
  'were not tried: only a launch shows whether they are right',
);

/** How much of the answer is read: characters. */
const longestAnswer = 4096;

/**
 * Asks a sandbox whether it knows the credentials and the redirect URI. Only one on this machine is asked, about
 * credentials that a sandbox made; it is not a token request, spends no code, and is not recorded.
 */
export async function checkSandboxCredentials(
  server: URL,
  values: readonly Value[],
): Promise<Check> {
  const [id = '', secret = '', redirectUri = ''] = (
    ['clientId', 'clientSecret', 'redirectUri'] as const
  ).map((name) => values.find(({ option }) => option === name)?.text);
  if (!isLoopback(server.hostname) || !secret.startsWith('sbx_')) return untried;
  const url = new URL('/_sandbox/health', server);
  url.searchParams.set('redirect_uri', redirectUri);
  const basic = Buffer.from([id, secret].map(encodeURIComponent).join(':')).toString('base64');
  const { body } = await ask(url, {
    headers: { Authorization: `Basic ${basic}` },
    most: longestAnswer,
  });
  const about = values.find(({ option }) => option === 'redirectUri')?.about ?? '';
  return verdictOf(clientIn(body), about);
}

function verdictOf(client: unknown, redirectUri: string): Check {
  const start = 'Start the sandbox with --merchant-url and this URL.';
  switch (client) {
    case 'registered':
      return ok(credentials, 'and redirect URI are those that the sandbox has');
    case 'unknown':
      return fail(
        credentials,
        'are not those of this sandbox: it refuses every token request with them (401)',
        'Start the sandbox in the folder of your server with --write-env, or copy the block that it prints, both lines.',
        'e/unknown_client',
      );
    case 'refused_redirect_uri':
      return fail(
        redirectUri,
        'is not what the sandbox has registered: it refuses every token request with it (403)',
        start,
        'e/redirect_uri_mismatch',
      );
    case 'other_redirect_uri':
      return warn(
        redirectUri,
        'is not the URL that the sandbox opens',
        start,
        'e/redirect_uri_mismatch',
      );
    default:
      return untried;
  }
}

function clientIn(body: string): unknown {
  try {
    return (Object(JSON.parse(body)) as { client?: unknown }).client;
  } catch {
    return undefined;
  }
}
