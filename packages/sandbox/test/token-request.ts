import type { Sandbox } from '../src/index.ts';

/** An answer of the token endpoint, read whole. */
export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, or an empty object. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** The five fields of a good token request, with a code of their own. */
export function goodFields(sandbox: Sandbox): Record<string, string> {
  return {
    redirect_uri: sandbox.redirectUri,
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    code: sandbox.issueCode().code,
    grant_type: 'authorization_code',
  };
}

/** Sends a token request: good but for `changes`; a field that is undefined is left out. */
export function exchange(
  sandbox: Sandbox,
  changes: Readonly<Record<string, string | undefined>> = {},
  send: typeof fetch = sandbox.fetch,
): Promise<TokenAnswer> {
  const fields = Object.entries({ ...goodFields(sandbox), ...changes });
  const form = fields.filter((field): field is [string, string] => field[1] !== undefined);
  return post(sandbox, { body: new URLSearchParams(form) }, '/v2/oauth/token', send);
}

/** Sends anything to the sandbox, by POST unless `init` says otherwise. */
export async function post(
  sandbox: Sandbox,
  init: RequestInit,
  path = '/v2/oauth/token',
  send: typeof fetch = sandbox.fetch,
): Promise<TokenAnswer> {
  const response = await send(sandbox.origin + path, { method: 'POST', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Why the last request was refused. */
export function lastExplanation(sandbox: Sandbox) {
  return sandbox.requests().at(-1)?.explanation;
}
