import {
  InvalidTokenResponseError,
  TokenResponseError,
  type Issue,
  type TokenErrorCode,
} from '../errors/errors.ts';
import { redacted } from '../errors/redacted.ts';
import { bodyLimit, type TransportResponse } from '../transport/request.ts';
import { decoder } from '../transport/utf8.ts';
import { fits } from '../wire/wire-formats.ts';

/**
 * MonPay's access token, under its wire names. Keep it on the server: it is permanent, so
 * `refresh_token` and `expires_in` are documented as not used yet and may be absent or mean nothing.
 * @see RFC 6749 §5.1
 */
export interface TokenResponse {
  /** Printable ASCII, of any length. */
  readonly access_token: string;
  /** `Bearer`, in any case of letters. */
  readonly token_type: string;
  /** Printable ASCII; MonPay's may be empty. */
  readonly refresh_token?: string | null | undefined;
  /** Seconds; MonPay's may be 0, which does not mean that the token has expired. */
  readonly expires_in?: number | null | undefined;
}

/** The documented errors by their HTTP status. */
export const errorsByStatus: Readonly<Partial<Record<number, TokenErrorCode>>> = {
  400: 'invalid_request',
  401: 'unauthorized_client',
  403: 'invalid_grant',
  415: 'unsupported_grant_type',
  505: 'server_error',
};

const tokenErrors: ReadonlySet<unknown> = /* #__PURE__ */ new Set(Object.values(errorsByStatus));

/**
 * Understands an answer of the token endpoint: the body's `error`, then MonPay's envelope, then the
 * HTTP status. The content type is not asked: a code is spent on the answer, and what counts is what it says.
 * @param secrets what must not show in an error's description
 * @throws {TokenResponseError} one of the five documented errors
 * @throws {InvalidTokenResponseError} anything else that is no token
 */
export function parseTokenResponse(
  { status, body }: TransportResponse,
  secrets: readonly string[],
): TokenResponse {
  const json = recordOf(parseJson(body));
  const fields = json ?? {};
  const envelope = 'intCode' in fields;
  const result = (envelope && recordOf(fields['result'])) || fields;
  const shown = (text: unknown): string | undefined => {
    const tokens = [fields, result].flatMap((each) => [
      each['access_token'],
      each['refresh_token'],
    ]);
    return redacted(text, [...secrets, ...tokens.filter(isToken)]);
  };

  const named = [fields['error'], result['error'], envelope && fields['code']];
  const error = named.find(isTokenErrorCode) ?? errorsByStatus[status];
  if (error) {
    const description =
      fields['error_description'] ?? result['error_description'] ?? fields['info'];
    throw new TokenResponseError(error, status, shown(description));
  }

  const invalid = (path: string, message: string): InvalidTokenResponseError =>
    new InvalidTokenResponseError(status, [{ path, message }]);
  if (status !== 200) {
    const redirect = status === 0 || (status >= 300 && status < 400);
    throw invalid('', redirect ? 'it redirects, which is refused' : 'the status is not documented');
  }
  if (!body) throw invalid('', `the body is larger than ${bodyLimit} bytes`);
  if (!json) throw invalid('', 'the body is not JSON in UTF-8, or no JSON object');
  const unknown = fields['error'] || result['error'];
  if (unknown) throw invalid('error', `is ${shown(unknown) ?? 'no text'}`);
  if (envelope && fields['intCode'] !== 0) {
    throw invalid('intCode', `is not 0: ${shown(fields['info']) ?? 'no info was given'}`);
  }
  if (envelope && result === fields) throw invalid('result', 'is no object');

  const token: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const path of ['access_token', 'token_type', 'refresh_token', 'expires_in'] as const) {
    const value = result[path];
    // The last two are documented as not used, and seen to be absent.
    const absent = value === undefined || value === null;
    const optional = path === 'refresh_token' || path === 'expires_in';
    const good =
      (optional && absent) ||
      (path === 'expires_in' ? Number.isSafeInteger(value) : fits(path, value));
    if (!good) issues.push({ path, message: 'is missing, empty, of a wrong type or illegal' });
    if (value !== undefined) token[path] = value;
  }
  if (issues.length > 0) throw new InvalidTokenResponseError(status, issues);
  return unloggable(token);
}

/** Frozen, and written by `console.log` without the tokens; JSON and property access have them. */
function unloggable(token: Record<string, unknown>): TokenResponse {
  const shown = (): object => {
    const copy = { ...token };
    for (const name of ['access_token', 'refresh_token']) copy[name] &&= '[redacted]';
    return copy;
  };
  Object.defineProperty(token, Symbol.for('nodejs.util.inspect.custom'), { value: shown });
  return Object.freeze(token) as unknown as TokenResponse;
}

function parseJson(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    return undefined;
  }
}

/** A JSON object's own fields. */
function recordOf(value: unknown): Record<string, unknown> | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Own keys only: what a prototype has nobody has answered.
  return isRecord ? Object.assign(Object.create(null), value) : undefined;
}

// What no header could carry is no token, and need not be hidden.
function isToken(value: unknown): value is string {
  return fits('access_token', value);
}

function isTokenErrorCode(value: unknown): value is TokenErrorCode {
  return tokenErrors.has(value);
}
